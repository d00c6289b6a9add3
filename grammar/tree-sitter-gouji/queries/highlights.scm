; Later patterns win.

(heading) @markup.heading
(heading marker: (marker1)) @markup.heading.1
(heading marker: (marker2)) @markup.heading.2
(heading marker: (marker3)) @markup.heading.3
(heading marker: (marker4)) @markup.heading.4
(heading marker: (marker5)) @markup.heading.5

[(marker1) (marker2) (marker3) (marker4) (marker5) (marker)] @markup.list

(form) @tag
(form_title) @type

(field (key) @property)
(field (value) @string)

"|" @punctuation.delimiter
(rule_row) @punctuation.delimiter
(escape) @string.escape
(code) @constant

(number) @number
(unit) @type.builtin
(date) @string.special
(asked) @operator
(mark) @attribute
(bold) @punctuation.special

(term name: (term_name) @variable.parameter)
(note (note_head) @keyword)

(comment) @comment @spell
(keyword) @keyword.directive
(key_path) @variable.member
(formula_number) @number
(operator) @operator
(rule) @label
(reason) @string
