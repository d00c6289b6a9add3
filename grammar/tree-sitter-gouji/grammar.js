/// <reference types="tree-sitter-cli/dsl" />
// The draft language, line by line. The class of a line is decided by the line alone, in `src/scanner.c`,
// which hands out an empty token at the start of each line; the rules here only say what follows it.

const levels = [1, 2, 3, 4, 5]

/** A section of a level holds all that follows its heading, up to a heading of the same or a higher level. */
function section(level) {
  return ($) =>
    prec.right(
      seq(
        alias($[`_heading${level}`], $.heading),
        repeat(choice($._block, ...levels.filter((inner) => inner > level).map((inner) => sectionOf($, inner)))),
      ),
    )
}

function sectionOf($, level) {
  return alias($[`_section${level}`], $.section)
}

const sections = Object.fromEntries(levels.map((level) => [`_section${level}`, section(level)]))
const headings = Object.fromEntries(
  levels.map((level) => [
    `_heading${level}`,
    ($) => seq($[`_heading${level}_start`], field("marker", alias($[`_marker${level}`], $[`marker${level}`])),
      optional(field("title", $.title)), $._line_end),
  ]),
)

export default grammar({
  name: "gouji",

  extras: () => [/[ \r\u00a0\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]/],

  externals: ($) => [
    $._blank_line,
    $.comment,
    $.rule_row,
    $._bars_start,
    $._tabs_start,
    $._check_start,
    $._ignore_start,
    $._field_start,
    $._heading1_start,
    $._heading2_start,
    $._heading3_start,
    $._heading4_start,
    $._heading5_start,
    $._caption_start,
    $._note_start,
    $._paragraph_start,
    $._term_start,
    $._continuation,
    // Tokens of a length that the scanner found when it read the line.
    $._marker1,
    $._marker2,
    $._marker3,
    $._marker4,
    $._marker5,
    $.marker,
    $.keyword,
    $.key,
    $.note_head,
    $.term_name,
    $.code,
    $._line_end,
    $._error_sentinel,
  ],

  rules: {
    draft: ($) => repeat(choice($._block, ...levels.map((level) => sectionOf($, level)))),

    ...sections,
    ...headings,

    _block: ($) =>
      choice(
        $._blank_line,
        seq($.comment, $._line_end),
        $.check,
        $.ignore,
        $.field,
        $.caption,
        $.table,
        $.note,
        $.paragraph,
        $.term,
      ),

    title: () => /[^ \r\n\u3000]([^\r\n]|\r+[^\r\n])*/,

    // MARK: Marks of the author's own

    check: ($) =>
      seq($._check_start, $.keyword, $._colon, repeat(choice($.key_path, $.formula_number, $.operator)), $._line_end),
    key_path: () => token(/[^\s=＝<>＜＞≤≥+＋]+/),
    formula_number: () => token(prec(1, /[0-9０-９][0-9０-９,，]*([.．][0-9０-９]+)?/)),
    operator: () => token(prec(2, /[=＝<>＜＞≤≥+＋\-－]|[<>＜＞][=＝]/)),

    ignore: ($) =>
      seq($._ignore_start, $.keyword, $._colon, repeat(choice($.rule, $.reason, $._other)), $._line_end),
    rule: () => token(prec(1, /[Gg][Jj][0-9]+/)),
    reason: () => token(/[（(]([^\r\n]|\r+[^\r\n])*/),
    _other: () => token(/[^ \r\n（(]/),

    // MARK: Fields and forms

    field: ($) => seq($._field_start, $.key, $._colon, optional($.value), $._line_end),
    value: () => /[^ \r\n\u3000]([^\r\n]|\r+[^\r\n])*/,

    caption: ($) => seq($._caption_start, optional($.marker), repeat1(choice($.form, $.date, $._caption_text)), $._line_end),
    form: () => token(prec(1, /公[ \u3000]*开[ \u3000]*([0-9０-９][ \u3000]*)+表/)),
    _caption_text: ($) => choice($.form_title, alias($._caption_bit, $.form_title)),
    form_title: () => token(/[^ \r\n0-9０-９公][^ \r\n公]*/),
    _caption_bit: () => token(prec(-1, /[0-9０-９公]/)),

    table: ($) => prec.right(repeat1(choice(seq($.rule_row, $._line_end), alias($.bars_row, $.row), alias($.tabs_row, $.row)))),
    bars_row: ($) => seq($._bars_start, repeat1(seq("|", optional(alias($.bars_cell, $.cell)))), $._line_end),
    tabs_row: ($) =>
      seq(
        $._tabs_start,
        optional(alias($.tabs_cell, $.cell)),
        repeat(seq("\t", optional(alias($.tabs_cell, $.cell)))),
        $._line_end,
      ),
    bars_cell: ($) => choice($.code, repeat1(choice($._figure, $.escape, $._bars_text))),
    tabs_cell: ($) => choice($.code, repeat1(choice($._figure, $._tabs_text))),
    escape: () => token("\\|"),
    _bars_text: () => choice(token(prec(-1, /[^ |\\\r\n{}｛｝=＝0-9０-９]+/)), token(prec(-2, /[\\{}｛｝]/))),
    _tabs_text: () => choice(token(prec(-1, /[^ \t\r\n{}｛｝=＝0-9０-９]+/)), token(prec(-2, /[{}｛｝]/))),

    // MARK: Prose

    note: ($) => seq($._note_start, $.note_head, $._prose),
    paragraph: ($) => seq($._paragraph_start, optional($.marker), $._prose),
    term: ($) =>
      seq(
        $._term_start,
        optional($.marker),
        optional($.bold),
        field("name", $.term_name),
        optional($.bold),
        $._colon,
        $._prose,
      ),
    _prose: ($) =>
      prec.right(seq(repeat($._inline), $._line_end, repeat(seq($._continuation, repeat($._inline), $._line_end)))),

    _inline: ($) => choice($._figure, $.bold, $._text),
    _figure: ($) => choice($.amount, $.date, $.asked, $.mark),
    amount: ($) => prec.right(seq($.number, optional($.unit))),
    number: () => token(/[-－−]?[0-9０-９]+([,，][0-9０-９][0-9０-９][0-9０-９])*([ ]?[.．][ ]?[0-9０-９]+)?/),
    unit: () =>
      token(
        prec(
          2,
          /%|％|‰|个百分点|亿元|万元|元|人次|批次|平方米|台[（(]套[）)]|个|辆|台|套|批|人|次|项|户|家|件|分/,
        ),
      ),
    date: () => token(/[0-9０-９][0-9０-９][0-9０-９][0-9０-９] ?年(度| ?[0-9０-９]{1,2} ?月( ?[0-9０-９]{1,2} ?日)?)?/),
    asked: ($) => prec.right(seq(choice("=", "＝"), optional($.unit))),
    mark: () => token(/[{｛][^{}｛｝\r\n]*[}｝]/),
    bold: () => token(prec(1, /\*+/)),
    _text: () => choice(token(prec(-1, /[^ *\r\n{}｛｝=＝0-9０-９]+/)), token(prec(-2, /[{}｛｝]/))),

    _colon: () => /[:：]/,
  },
})
