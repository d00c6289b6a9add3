// Decides what each line is, from the line alone, in the same order and by the same rules as the server
// (see ../../gouji.ebnf): white space does not count, full- and half-width forms are the same.

#include "tree_sitter/alloc.h"
#include "tree_sitter/parser.h"

#include <string.h>

enum Token {
  BLANK_LINE, COMMENT, RULE_ROW, BARS_START, TABS_START, CHECK_START, IGNORE_START, FIELD_START,
  HEADING1_START, HEADING2_START, HEADING3_START, HEADING4_START, HEADING5_START,
  CAPTION_START, NOTE_START, PARAGRAPH_START, TERM_START, CONTINUATION,
  MARKER1, MARKER2, MARKER3, MARKER4, MARKER5, MARKER, KEYWORD, KEY, NOTE_HEAD, TERM_NAME,
  CODE, LINE_END, ERROR_SENTINEL
};

// What must be known of the lines before: serialized, so that an edit re-reads only what it touches.
typedef struct {
  bool open;            // the last line was prose whose sentence goes on
  uint8_t terms_level;  // level of the heading of the 名词解释 that this line stands in; 0 outside
  uint8_t first;        // characters of the line's next token of found length (marker, key, head, keyword)
  uint8_t second;       // characters of the term's name behind it
} Scanner;

// More characters than any line whose length matters; longer lines are prose.
enum { CAPACITY = 160, LONGEST_HEADING = 40 };

typedef struct {
  int32_t scalars[CAPACITY];
  int kept;             // characters in `scalars`
  int count;            // all characters but white space
  int32_t last;
  bool has_tab;
  bool starts_with_bar;
  bool is_rule;         // nothing but bars, hyphens and colons
  bool has_hyphen;
} Line;

// MARK: Characters

// The half-width form; 0 for white space.
static int32_t fold(int32_t c) {
  if (c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x3000 || c == 0xFEFF) return 0;
  if (c >= 0x2000 && c <= 0x200F) return 0;
  if ((c >= 0x2028 && c <= 0x202F) || c == 0x205F || c == 0x2060) return 0;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  if (c == 0xFE59) return '(';
  if (c == 0xFE5A) return ')';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63) return '-';
  return c;
}

static bool is_digit(int32_t c) { return c >= '0' && c <= '9'; }
static bool is_number_part(int32_t c) { return is_digit(c) || c == '.' || c == ','; }
static bool is_han(int32_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF); }
static bool is_punctuation(int32_t c) { return c == 0x3002 || c == ';' || c == ',' || c == ':'; }
static bool ends_sentence(int32_t c) { return c == 0x3002 || c == ';' || c == ':' || c == '!' || c == '?'; }

static bool is_numeral(int32_t c) {
  static const int32_t numerals[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
  for (unsigned i = 0; i < sizeof numerals / sizeof *numerals; i++) {
    if (numerals[i] == c) return true;
  }
  return false;
}

// MARK: Lines

static Line read_line(TSLexer *lexer) {
  Line line = {.is_rule = true};
  bool only_spaces = true;
  bool space_after_number = false;
  while (!lexer->eof(lexer) && lexer->lookahead != '\n') {
    int32_t c = lexer->lookahead;
    if (c == '\t') line.has_tab = true;
    if (only_spaces && c == '|') line.starts_with_bar = true;
    if (c != ' ') only_spaces = false;
    if (c == '-') line.has_hyphen = true;
    if (c != '-' && c != ':' && c != '|' && c != ' ' && c != '\r') line.is_rule = false;
    int32_t folded = fold(c);
    if (folded == 0) {
      if (line.count > 0 && is_number_part(line.last)) space_after_number = true;
    } else {
      // Two numbers that a blank parts are not one.
      if (space_after_number && is_number_part(folded) && line.kept < CAPACITY) {
        line.scalars[line.kept++] = ' ';
        line.count++;
      }
      space_after_number = false;
      if (line.kept < CAPACITY) line.scalars[line.kept++] = folded;
      line.count++;
      line.last = folded;
    }
    lexer->advance(lexer, false);
  }
  return line;
}

static int32_t at(const Line *line, int index) { return index >= 0 && index < line->kept ? line->scalars[index] : 0; }

static bool has_word(const Line *line, int index, const int32_t *word) {
  for (; *word; word++, index++) {
    if (at(line, index) != *word) return false;
  }
  return true;
}

static int length_of(const int32_t *word) {
  int length = 0;
  while (word[length]) length++;
  return length;
}

static int find_word(const Line *line, int from, const int32_t *word) {
  for (int index = from; index < line->kept; index++) {
    if (has_word(line, index, word)) return index;
  }
  return -1;
}

static bool ends_with(const Line *line, const int32_t *word) {
  return line->count == line->kept && line->kept >= length_of(word) &&
         has_word(line, line->kept - length_of(word), word);
}

// MARK: Words

#define WORD(name, ...) static const int32_t name[] = {__VA_ARGS__, 0}
WORD(CHECK, 0x6838, 0x5BF9, ':');
WORD(IGNORE, 0x5FFD, 0x7565, ':');
WORD(PART, 0x90E8, 0x5206);
WORD(PUBLIC_FORM, 0x516C, 0x5F00);
WORD(FORM, 0x8868);
WORD(FORM_CONTINUED, 0x8868, '(', 0x7EED, ')');
WORD(FORM_CONTINUED_LONG, 0x8868, '(', 0x7EED, 0x8868, ')');
WORD(FORM_TOTAL, 0x8868, '(', 0x6C47, 0x603B, ')');
WORD(YEAR, 0x5E74, 0x5EA6);
WORD(TERMS, 0x540D, 0x8BCD, 0x89E3, 0x91CA);
WORD(NOTE, 0x6CE8, ':');
WORD(NOTE_REMARK, 0x5907, 0x6CE8, ':');
WORD(NOTE_EXPLANATION, 0x8BF4, 0x660E, ':');
WORD(NOTE_FIRST_POINT, 0x6CE8, '1', '.');
WORD(NOTE_FIRST_COMMA, 0x6CE8, '1', 0x3001);
static const int32_t *const NOTE_HEADS[] = {NOTE, NOTE_REMARK, NOTE_EXPLANATION, NOTE_FIRST_POINT, NOTE_FIRST_COMMA};

WORD(KEY_DEPARTMENT, 0x90E8, 0x95E8, ':');
WORD(KEY_UNIT, 0x5355, 0x4F4D, ':');
WORD(KEY_DEPARTMENT_NAME, 0x90E8, 0x95E8, 0x540D, 0x79F0, ':');
WORD(KEY_UNIT_NAME, 0x5355, 0x4F4D, 0x540D, 0x79F0, ':');
WORD(KEY_COMPILER, 0x7F16, 0x5236, 0x5355, 0x4F4D, ':');
WORD(KEY_REPORTER, 0x586B, 0x62A5, 0x5355, 0x4F4D, ':');
WORD(KEY_DEPARTMENT_UNIT, 0x90E8, 0x95E8, '(', 0x5355, 0x4F4D, ')', ':');
WORD(KEY_UNIT_DEPARTMENT, 0x5355, 0x4F4D, '(', 0x90E8, 0x95E8, ')', ':');
WORD(KEY_DEPARTMENT_UNIT_NAME, 0x90E8, 0x95E8, '(', 0x5355, 0x4F4D, ')', 0x540D, 0x79F0, ':');
WORD(KEY_YEAR, 0x5E74, 0x5EA6, ':');
WORD(KEY_REPORT, 0x62A5, 0x544A, ':');
WORD(KEY_AMOUNT_UNIT, 0x91D1, 0x989D, 0x5355, 0x4F4D, ':');
WORD(KEY_LAST_YEAR, 0x4E0A, 0x5E74, ':');
WORD(KEY_SUBORDINATES, 0x6240, 0x5C5E, 0x5355, 0x4F4D, ':');
WORD(KEY_CODES, 0x79D1, 0x76EE, 0x8868, ':');
static const int32_t *const FIELD_KEYS[] = {
  KEY_DEPARTMENT, KEY_UNIT, KEY_DEPARTMENT_NAME, KEY_UNIT_NAME, KEY_COMPILER, KEY_REPORTER, KEY_DEPARTMENT_UNIT,
  KEY_UNIT_DEPARTMENT, KEY_DEPARTMENT_UNIT_NAME, KEY_YEAR, KEY_REPORT, KEY_AMOUNT_UNIT, KEY_LAST_YEAR,
  KEY_SUBORDINATES, KEY_CODES,
};
#define COUNT(words) (int)(sizeof words / sizeof *words)

// MARK: Classes

static int chinese_ordinal(const Line *line, int index) {
  int start = index;
  while (index - start < 3 && is_numeral(at(line, index))) index++;
  return index > start ? index : -1;
}

static int digits(const Line *line, int index) {
  int start = index;
  while (index - start < 4 && is_digit(at(line, index))) index++;
  return index > start && index - start < 4 ? index : -1;
}

// The level of the marker at the start of the line and the index behind it; 0 if there is none.
static int marker_of(const Line *line, int *end) {
  int start = 0;
  while (at(line, start) == '*') start++;
  int after = chinese_ordinal(line, at(line, start) == 0x7B2C ? start + 1 : start);
  if (after > 0 && has_word(line, after, PART)) return *end = after + 2, 1;
  after = chinese_ordinal(line, start);
  if (after > 0 && (at(line, after) == 0x3001 || at(line, after) == '.')) return *end = after + 1, 2;
  if (at(line, start) == '(') {
    after = chinese_ordinal(line, start + 1);
    if (after > 0 && at(line, after) == ')') return *end = after + 1, 3;
    after = digits(line, start + 1);
    if (after > 0 && at(line, after) == ')') return *end = after + 1, 5;
  }
  after = digits(line, start);
  if (after > 0 && (at(line, after) == 0x3001 || (at(line, after) == '.' && !is_digit(at(line, after + 1))))) {
    return *end = at(line, after + 1) == ' ' ? after + 2 : after + 1, 4;
  }
  *end = 0;
  return 0;
}

static bool is_plain(const Line *line, int from, int to) {
  for (int index = from; index < to; index++) {
    if (is_punctuation(at(line, index))) return false;
  }
  return true;
}

static bool is_caption(const Line *line, int from) {
  int form = find_word(line, from, PUBLIC_FORM);
  if (form >= 0) {
    int index = form + 2;
    int first = index;
    while (is_digit(at(line, index)) || at(line, index) == ' ') index++;
    if (index > first && at(line, index) == FORM[0]) return true;
  }
  if (line->count - from > 2 && (ends_with(line, FORM) || ends_with(line, FORM_CONTINUED) ||
                                 ends_with(line, FORM_CONTINUED_LONG) || ends_with(line, FORM_TOTAL))) {
    return true;
  }
  int index = from;
  if (at(line, index) == '(') index++;
  int first = index;
  while (is_digit(at(line, index))) index++;
  if (index - first != 4 || !has_word(line, index, YEAR)) return false;
  index += 2;
  if (at(line, index) == ')') index++;
  return index == line->count;
}

// Characters before `end`, white space left out.
static uint8_t characters(const Line *line, int start, int end) {
  int count = 0;
  for (int index = start; index < end; index++) count += at(line, index) != ' ';
  return (uint8_t)count;
}

// The length of the name in `名称：释义` from `from` on; 0 if that is not what the line is.
static int term_name(const Line *line, int from) {
  int index = from;
  while (at(line, index) == '*') index++;
  int start = index;
  while (index < line->kept && !is_punctuation(at(line, index)) && at(line, index) != '*') index++;
  int end = index;
  while (at(line, index) == '*') index++;
  bool is_name = end > start && end - start <= LONGEST_HEADING && at(line, index) == ':' && index + 1 < line->count;
  return is_name ? characters(line, start, end) : 0;
}

static enum Token classify(Scanner *scanner, const Line *line) {
  bool was_open = scanner->open;
  *scanner = (Scanner){.terms_level = scanner->terms_level};
  if (line->starts_with_bar) return line->is_rule && line->has_hyphen ? RULE_ROW : BARS_START;
  if (line->has_tab) return TABS_START;
  if (at(line, 0) == '/' && at(line, 1) == '/') return COMMENT;
  if (has_word(line, 0, CHECK)) return scanner->first = 2, CHECK_START;
  if (has_word(line, 0, IGNORE)) return scanner->first = 2, IGNORE_START;
  for (int i = 0; i < COUNT(NOTE_HEADS); i++) {
    if (!has_word(line, 0, NOTE_HEADS[i])) continue;
    scanner->first = (uint8_t)length_of(NOTE_HEADS[i]);
    scanner->open = !ends_sentence(line->last);
    return NOTE_START;
  }
  for (int i = 0; i < COUNT(FIELD_KEYS); i++) {
    if (has_word(line, 0, FIELD_KEYS[i])) return scanner->first = (uint8_t)(length_of(FIELD_KEYS[i]) - 1), FIELD_START;
  }
  int end = 0;
  int level = marker_of(line, &end);
  scanner->first = characters(line, 0, end);
  int rest = line->count - end;
  bool is_heading = level == 1;
  if (!is_heading && rest > 0 && rest <= LONGEST_HEADING) {
    bool plain = is_plain(line, end, line->count);
    if (plain && is_caption(line, end)) return CAPTION_START;
    bool closed = rest > 1 && is_punctuation(line->last) && is_plain(line, end, line->count - 1);
    is_heading = level > 0 && (plain || closed);
  }
  if (is_heading) {
    if (find_word(line, end, TERMS) >= 0) {
      scanner->terms_level = (uint8_t)level;
    } else if (level <= scanner->terms_level) {
      scanner->terms_level = 0;
    }
    return (enum Token)(HEADING1_START + level - 1);
  }
  scanner->open = !ends_sentence(line->last);
  if (was_open && level == 0 && at(line, 0) != '-') return CONTINUATION;
  if (scanner->terms_level > 0) {
    scanner->second = (uint8_t)term_name(line, end);
    if (scanner->second > 0) return TERM_START;
  }
  return PARAGRAPH_START;
}

// MARK: Tokens inside a line

static bool is_extra(int32_t c) { return c == '\r' || (c != '\n' && c != '\t' && c != 0 && fold(c) == 0); }

static void skip_extras(TSLexer *lexer) {
  while (!lexer->eof(lexer) && is_extra(lexer->lookahead)) lexer->advance(lexer, true);
}

// Takes `count` characters that are not white space.
static bool take(TSLexer *lexer, uint8_t count, enum Token token) {
  skip_extras(lexer);
  while (count > 0 && !lexer->eof(lexer) && lexer->lookahead != '\n') {
    if (fold(lexer->lookahead) != 0) count--;
    lexer->advance(lexer, false);
  }
  lexer->mark_end(lexer);
  lexer->result_symbol = token;
  return count == 0;
}

static void skip_spaces(TSLexer *lexer) {
  while (lexer->lookahead == ' ') lexer->advance(lexer, false);
}

static int take_digits(TSLexer *lexer) {
  int count = 0;
  while (is_digit(fold(lexer->lookahead))) {
    count++;
    lexer->advance(lexer, false);
  }
  return count;
}

static bool at_cell_end(TSLexer *lexer) { return lexer->lookahead == '|' || lexer->lookahead == '\t'; }

// Three to seven digits alone in a cell, with a name or the next part of a code in the next.
static bool code(TSLexer *lexer) {
  skip_extras(lexer);
  int count = take_digits(lexer);
  if (count < 3 || count > 7) return false;
  lexer->mark_end(lexer);
  lexer->result_symbol = CODE;
  skip_spaces(lexer);
  if (!at_cell_end(lexer)) return false;
  lexer->advance(lexer, false);
  skip_spaces(lexer);
  if (is_han(lexer->lookahead)) return true;
  if (take_digits(lexer) != 2) return false;
  skip_spaces(lexer);
  return at_cell_end(lexer);
}

static bool line_end(TSLexer *lexer) {
  skip_extras(lexer);
  if (lexer->lookahead == '\n') {
    lexer->advance(lexer, false);
  } else if (!lexer->eof(lexer)) {
    return false;
  }
  lexer->mark_end(lexer);
  lexer->result_symbol = LINE_END;
  return true;
}

// MARK: What the parser calls

static bool line_start(Scanner *scanner, TSLexer *lexer) {
  if (lexer->eof(lexer)) return false;
  lexer->mark_end(lexer);
  Line line = read_line(lexer);
  if (line.count == 0) {
    if (lexer->lookahead == '\n') lexer->advance(lexer, false);
    lexer->mark_end(lexer);
    lexer->result_symbol = BLANK_LINE;
    scanner->open = false;
    return true;
  }
  enum Token token = classify(scanner, &line);
  if (token == COMMENT || token == RULE_ROW) lexer->mark_end(lexer);
  lexer->result_symbol = token;
  return true;
}

bool tree_sitter_gouji_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  Scanner *scanner = payload;
  if (valid[ERROR_SENTINEL]) return false;
  if (valid[BLANK_LINE]) return line_start(scanner, lexer);
  static const enum Token measured[] = {MARKER1, MARKER2, MARKER3, MARKER4, MARKER5, MARKER, KEYWORD, KEY, NOTE_HEAD};
  for (int i = 0; i < COUNT(measured); i++) {
    if (!valid[measured[i]] || scanner->first == 0) continue;
    uint8_t count = scanner->first;
    scanner->first = 0;
    return take(lexer, count, measured[i]);
  }
  if (valid[TERM_NAME] && scanner->second > 0) {
    skip_extras(lexer);
    if (lexer->lookahead == '*') return false;
    uint8_t count = scanner->second;
    scanner->second = 0;
    return take(lexer, count, TERM_NAME);
  }
  if (valid[CODE] && is_digit(fold(lexer->lookahead)) && code(lexer)) return true;
  if (valid[CODE] && lexer->lookahead == ' ') {
    skip_extras(lexer);
    if (is_digit(fold(lexer->lookahead))) return code(lexer);
  }
  return valid[LINE_END] && line_end(lexer);
}

void *tree_sitter_gouji_external_scanner_create(void) { return ts_calloc(1, sizeof(Scanner)); }

void tree_sitter_gouji_external_scanner_destroy(void *payload) { ts_free(payload); }

unsigned tree_sitter_gouji_external_scanner_serialize(void *payload, char *buffer) {
  memcpy(buffer, payload, sizeof(Scanner));
  return sizeof(Scanner);
}

void tree_sitter_gouji_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  memset(payload, 0, sizeof(Scanner));
  if (length == sizeof(Scanner)) memcpy(payload, buffer, length);
}
