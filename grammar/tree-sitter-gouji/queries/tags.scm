(heading title: (title) @name) @definition.section
(caption (form_title) @name) @definition.form
(term name: (term_name) @name) @definition.term
(field (key) @name) @definition.field
