(section (heading marker: (_) @context title: (title) @name)) @item
(caption) @item @name
(term name: (term_name) @name) @item
