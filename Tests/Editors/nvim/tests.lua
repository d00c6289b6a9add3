-- Everything a writer does in Neovim, done with keys in a real Neovim against a real server.
-- Run by `run`: nvim -l tests.lua PROGRAM PLUGIN [PATTERN]
local here = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2))
package.path = here .. '/?.lua;' .. package.path
local Editor = require('editor')

local server, plugin, pattern = arg[1], arg[2], arg[3]
local scratch = vim.fn.tempname()
vim.fn.mkdir(scratch, 'p')

---@type { name: string, run: fun() }[]
local tests = {}
local function test(name, run)
  table.insert(tests, { name = name, run = run })
end

---@type Editor[]
local open_editors = {}

--- An editor on a fresh copy of a draft.
---@param draft string in the folder drafts
---@param options table? for Editor.start
---@return Editor
local function open(draft, options)
  local file = ('%s/%d-%s'):format(scratch, #vim.fn.readdir(scratch), draft)
  vim.fn.writefile(vim.fn.readfile(('%s/drafts/%s'):format(here, draft), 'b'), file, 'b')
  local editor = Editor.start(vim.tbl_extend('keep', options or {}, { plugin = plugin, server = server, file = file }))
  table.insert(open_editors, editor)
  return editor
end

---@param draft string
---@return Editor whose findings have arrived
local function open_checked(draft)
  local editor = open(draft)
  editor:wait_for_server()
  editor:wait_for_answers()
  return editor
end

local function equal(found, expected, what)
  if not vim.deep_equal(found, expected) then
    error(('%s\n  expected: %s\n  found:    %s'):format(what, vim.inspect(expected), vim.inspect(found)), 2)
  end
end

local function contains(text, parts, what)
  for _, part in ipairs(parts) do
    if not text:find(part, 1, true) then
      error(('%s\n  lacks: %s\n  found: %s'):format(what, part, text), 2)
    end
  end
end

local function places(findings)
  local found = {}
  for _, finding in ipairs(findings) do
    if finding.severity <= vim.diagnostic.severity.WARN then
      table.insert(found, { finding.line, finding.text })
    end
  end
  return found
end

local the_error = { { 14, '231.52' } }

--- The first of the gravest findings: advice stands above it in a draft that is not whole.
local function gravest(findings)
  table.sort(findings, function(a, b)
    return a.severity ~= b.severity and a.severity < b.severity or a.severity == b.severity and a.line < b.line
  end)
  return findings[1]
end

-- MARK: Opening

test('one line of runtimepath: file type, comments, folds, hints, a server', function()
  local editor = open_checked('sound.gouji')
  local settings = editor:lua([[
    return { vim.bo.filetype, vim.bo.commentstring, vim.wo.foldmethod, vim.wo.foldexpr, vim.b.current_syntax,
      vim.lsp.inlay_hint.is_enabled({ bufnr = 0 }), #vim.lsp.get_clients({ bufnr = 0 }) }
  ]])
  equal(settings, { 'gouji', '// %s', 'expr', 'v:lua.vim.lsp.foldexpr()', 'gouji', true, 1 }, 'settings of a draft')
  editor:type('gcc')
  editor:settle()
  contains(editor:text(), { '// 部门：临湖县医疗保障局' }, 'the line commented by gcc')
end)

test('a sound draft is left alone', function()
  local editor = open_checked('sound.gouji')
  equal(places(editor:findings()), {}, 'findings of a sound draft')
  equal(editor:lua('return notices'), {}, 'messages')
end)

test('the wrong number, and only it, is underlined, once', function()
  local editor = open_checked('wrong.gouji')
  local findings = editor:findings()
  equal(places(findings), the_error, 'findings')
  local wrong = gravest(findings)
  contains(wrong.message, { '213.52' }, 'message')
  assert(wrong.code:match('^GJ%d+$'), 'code: ' .. wrong.code)
  local below = [[
    local lines = {}
    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, -1, 0, -1, { details = true })) do
      for _, line in ipairs(mark[4].virt_lines or {}) do
        table.insert(lines, vim.iter(line):map(function(chunk) return chunk[1] end):join(''))
      end
    end
    return #lines > 0 and table.concat(lines, '\n')
  ]]
  equal(editor:lua(below), false, 'messages away from the error')
  editor:go_to('231.52')
  local message = editor:wait('the message below the line', below)
  contains(message, { '213.52', wrong.code }, 'message below the line')
  assert(vim.startswith(message, '└ '), message)
  for _, line in ipairs(vim.split(message, '\n')) do
    assert(vim.api.nvim_strwidth(line) <= 80, 'cut at the margin: ' .. line)
  end
  editor:type('gg')
  editor:wait('the message to go', ('return not (function() %s end)()'):format(below))
end)

test('help and health', function()
  local editor = open_checked('sound.gouji')
  editor:type(':help gouji<CR>')
  editor:wait('the help page', "return vim.fn.expand('%:t') == 'gouji.txt'")
  editor:type(':quit<CR>:checkhealth gouji<CR>')
  local report = editor:wait('the report', [[
    return vim.bo.filetype == 'checkhealth' and table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  ]])
  contains(report, { server, '管着 1 份草稿' }, 'report')
  assert(not report:find('ERROR') and not report:find('WARNING'), report)
end)

--- What is said of names of codes.
local function code_names(editor)
  local found = {}
  for _, finding in ipairs(editor:findings()) do
    if finding.code == 'GJ802' then
      table.insert(found, finding.message)
    end
  end
  return found
end

test('an office\'s own code table: beside the draft, above it, in the settings', function()
  local office = scratch .. '/office'
  vim.fn.mkdir(office .. '/2024', 'p')
  vim.fn.writefile({ '编码\t名称', '2101506\t医保经办' }, office .. '/科目.tsv')
  vim.fn.writefile({ '编码\t名称', '2101506\t医保中心经办' }, office .. '/市.tsv')
  local draft = office .. '/2024/决算.gouji'
  vim.fn.writefile(vim.fn.readfile(here .. '/drafts/sound.gouji', 'b'), draft, 'b')
  local function names(options)
    local editor = Editor.start(vim.tbl_extend('keep', options, { plugin = plugin, server = server, file = draft }))
    table.insert(open_editors, editor)
    editor:wait_for_server()
    editor:wait_for_answers()
    return code_names(editor)
  end
  equal(names({}), { '2101506的名称是“医保经办”，写成了“医疗保障经办事务”' }, 'by 科目.tsv above the draft')
  local settings = ("vim.lsp.config('gouji', { settings = { gouji = { codes = { table = %q } } } })"):format(office .. '/市.tsv')
  equal(names({ lua = settings }), { '2101506的名称是“医保中心经办”，写成了“医疗保障经办事务”' }, 'by the table of the settings')
end)

-- MARK: Asking

test('hover of a number, a code, a term', function()
  local editor = open_checked('sound.gouji')
  local asked = {
    { at = '49.81', after = '项目支出4', answer = { '项目支出' } },
    { at = '2101506', answer = { '卫生健康支出', '医疗保障' } },
    { at = '项目支出：', answer = { '项目支出' } },
  }
  for _, question in ipairs(asked) do
    editor:go_to(question.at, question.after)
    editor:type('K')
    contains(editor:floating_text(), question.answer, 'hover of ' .. question.at)
    editor:type('l')
    editor:wait('the window to close', 'return #vim.api.nvim_list_wins() == 1')
  end
end)

test('outline, with every part and form', function()
  local editor = open_checked('sound.gouji')
  editor:type('gO')
  local outline = editor:wait('the outline', [[
    local items = vim.fn.getloclist(0)
    return #items > 0 and table.concat(vim.tbl_map(function(item) return item.text end, items), '\n')
  ]])
  contains(outline, { '第一部分', '主要职责', '第二部分', '第四部分', '支出决算表' }, 'outline')
end)

test('folds: a section, a table', function()
  local editor = open_checked('sound.gouji')
  local closed = [[
    return vim.fn.foldclosed(vim.fn.search('|          | 合计', 'nw')) > 0
      and vim.fn.foldclosed(vim.fn.search('（二）看好', 'nw')) > 0
  ]]
  editor:wait('folds', "return vim.fn.foldlevel(vim.fn.search('|          | 合计', 'nw')) > 0")
  editor:type('zM')
  editor:wait('all to fold', closed)
  editor:type('zR')
  editor:wait('all to unfold', "return vim.fn.foldclosed(vim.fn.search('（二）看好', 'nw')) == -1")
end)

test('from a sentence to the cell it states; everywhere else it is stated', function()
  local editor = open_checked('sound.gouji')
  editor:go_to('213.52')
  editor:type('<C-]>')
  editor:wait('the jump to the table', "return vim.api.nvim_get_current_line():find('|%s+| 合计')")
  editor:type('grr')
  editor:wait('the places', 'return #vim.fn.getqflist() >= 2')
end)

-- MARK: Completing

--- Opens a row in the table and types a cell, then asks for the list.
---@param typed string
---@return string labels
local function completed(editor, typed)
  editor:go_to('| 221      |')
  -- A line opened in a table begins as a row.
  editor:type('O' .. typed:gsub('^| ', ''))
  editor:settle()
  editor:wait_for_answers()
  editor:type('<C-X><C-O>')
  return editor:wait('the list for ' .. typed, [[
    local items = vim.fn.complete_info({ 'items' }).items
    return #items > 0 and table.concat(vim.tbl_map(function(item) return item.abbr .. ' ' .. item.menu end, items), '\n')
  ]])
end

-- What is typed in a cell, an item of the list, and the row once it is accepted.
for _, case in ipairs({
  { typed = '| 2101', item = '2101599 其他医疗保障管理事务支出', row = '| 2101599 | 其他医疗保障管理事务支出 |' },
  { typed = '| ylbz', item = '2101505 医疗保障政策管理', row = '| 2101505 | 医疗保障政策管理 |' },
  { typed = '| 医疗保障', item = '2101505 医疗保障政策管理', row = '| 2101505 | 医疗保障政策管理 |' },
  { typed = '| 21015  | 医疗', item = '2101505 医疗保障政策管理', row = '| 2101505  | 医疗保障政策管理 |' },
}) do
  test('complete ' .. case.typed, function()
    local editor = open_checked('sound.gouji')
    contains(completed(editor, case.typed), { case.item }, 'list')
    local position = editor:lua([[
      for index, item in ipairs(vim.fn.complete_info({ 'items' }).items) do
        if item.abbr == ... then return index end
      end
    ]], case.item)
    editor:type(('<C-N>'):rep(position) .. '<C-Y><Esc>')
    editor:settle()
    local line = editor:lua('return vim.api.nvim_get_current_line()')
    -- Six cells for the figures of form 03, empty as yet.
    equal(line, case.row .. ('  |'):rep(6), 'row')
    editor:wait_for_answers()
    equal(places(editor:findings()), {}, 'findings')
  end)
end

-- A line typed in a section, an item of the list, and the line once it is accepted.
for _, case in ipairs({
  { at = '第三部分', typed = '二、收入决', item = '收入决算情况说明', line = '二、收入决算情况说明' },
  {
    at = '2024年度本年支出合计',
    keys = 'cc',
    typed = '本年支出合',
    item = '本年支出合计263.33万元…',
    line = '本年支出合计263.33万元，其中：基本支出213.52万元，占81.08%；项目支出49.81万元，占18.92%；',
  },
  {
    at = '第三部分',
    typed = '卫生健康支出（类）医疗保障',
    item = '医疗保障管理事务（款）行政运行（项）',
    line = '卫生健康支出（类）医疗保障管理事务（款）行政运行（项）',
  },
  { at = '第四部分', typed = '三、三公', item = '三公', line = '三、“三公”经费：指' },
  { at = '公开03表', typed = '公开08', item = '公开08表', line = '公开08表 国有资本经营预算财政拨款支出决算表' },
}) do
  test('complete the line ' .. case.typed, function()
    local editor = open_checked('sound.gouji')
    editor:go_to(case.at)
    editor:type((case.keys or 'O') .. case.typed)
    editor:settle()
    editor:wait_for_answers()
    editor:type('<C-X><C-O>')
    local labels = editor:wait('the list', [[
      local items = vim.fn.complete_info({ 'items' }).items
      return #items > 0 and table.concat(vim.tbl_map(function(item) return item.abbr end, items), '\n')
    ]])
    contains(labels, { case.item }, 'list')
    editor:type('<C-N><C-Y><Esc>')
    editor:settle()
    local line = editor:lua([[ return vim.fn.getline(vim.fn.search('\\V' .. ..., 'nw')) ]], case.line)
    assert(vim.startswith(line, case.line), line)
  end)
end

test('the list opens by itself while a code is typed', function()
  local editor = open_checked('sound.gouji')
  editor:go_to('| 221      |')
  editor:type('O210')
  editor:wait('the list', 'return vim.fn.pumvisible() == 1')
  editor:type('15')
  editor:wait('the narrower list', [[
    local items = vim.fn.complete_info({ 'matches' }).matches or {}
    return #items > 0 and vim.iter(items):all(function(item) return vim.startswith(item.word, '21015') end)
  ]])
end)

test('= asks for the number', function()
  local editor = open_checked('sound.gouji')
  editor:go_to('49.81')
  editor:type('cf1=')
  editor:settle()
  editor:wait_for_answers()
  editor:type('<C-X><C-O>')
  editor:wait('the computed value', [[
    return vim.iter(vim.fn.complete_info({ 'items' }).items):any(function(item)
      return vim.startswith(item.word, '49.81')
    end)
  ]])
end)

-- MARK: Changing

test('the quick fix is applied by keys and the finding goes', function()
  local editor = open_checked('wrong.gouji')
  editor:go_to('231.52')
  editor:type('gra')
  vim.wait(300, function() return editor:is_blocked() end, 2)
  editor:type('1<CR>')
  editor:wait('the correction', "return vim.fn.search('基本支出213.52万元', 'nw') > 0")
  local count = 'return #vim.diagnostic.get(0, { severity = { min = vim.diagnostic.severity.WARN } }) == ...'
  editor:wait('the finding to go', count, 0)
  editor:type('u')
  editor:wait('the finding to come back', count, 1)
end)

test('format: pasted tabs become a table, and once is enough', function()
  local editor = open_checked('sound.gouji')
  local sound = editor:text()
  editor:go_to('| 2210201')
  editor:type('cc|2210201|住房公积金|18.60|18.60|||||<Esc>gggqG')
  editor:wait('the row to be aligned', "return vim.fn.search('| 2210201  | 住房公积金  ', 'nw') > 0")
  equal(editor:text(), sound, 'text after formatting')
  editor:lua('vim.lsp.buf.format({ async = false })')
  equal(editor:text(), sound, 'text formatted twice')
end)

test('rename a term wherever it is used', function()
  local editor = open_checked('sound.gouji')
  local _, uses = editor:text():gsub('基本支出', '')
  editor:go_to('基本支出：')
  editor:type('grn')
  vim.wait(300, function() return editor:is_blocked() or editor:lua('return vim.fn.mode()') == 'c' end, 2)
  editor:type('<C-U>日常支出<CR>')
  editor:wait('the new name', "return vim.fn.search('、日常支出：', 'nw') > 0")
  local _, renamed = editor:text():gsub('日常支出', '')
  assert(renamed > 1 and renamed <= uses, ('%d of %d uses renamed'):format(renamed, uses))
end)

test('an edit storm: findings end as those of the same text opened fresh', function()
  local editor = open_checked('wrong.gouji')
  math.randomseed(20241)
  local keys = {
    'x', 'u', 'dd', 'yyp', '<C-R>', 'A1<Esc>', 'I|<Esc>', 'o合计99.99万元<Esc>', 'O| 2101 | 测试 | 1.00 |<Esc>', 'J',
    '20yyGp', 'uu', '3dd', 'r9', 'ciw7.77<Esc>', '5u', 'ggdG', 'u',
  }
  for _ = 1, 300 do
    local line = math.random(1, 60)
    editor:type(('%dG%s'):format(line, keys[math.random(#keys)]))
  end
  editor:settle()
  editor:type('<Esc>')
  editor:wait_for_answers()
  local text, findings = editor:text(), editor:findings()

  local file = scratch .. '/fresh.gouji'
  vim.fn.writefile(vim.split(text, '\n'), file)
  local fresh = Editor.start({ plugin = plugin, server = server, file = file })
  table.insert(open_editors, fresh)
  fresh:wait_for_server()
  fresh:wait_for_answers()
  equal(text, fresh:text(), 'text')
  equal(findings, fresh:findings(), 'findings')
  equal(editor:lua('return notices'), {}, 'messages')
  local messages = editor:lua("return vim.fn.execute('messages')")
  assert(not messages:find('traceback'), messages)

  -- And the original again, by undo.
  editor:type(':earlier 1d<CR>')
  editor:settle()
  editor:wait_for_answers()
  equal(places(editor:findings()), the_error, 'findings after undoing everything')
end)

-- MARK: Commands

test(':Gouji fix, coverage, relations, explain, status line', function()
  local editor = open_checked('wrong.gouji')
  editor:wait('the status', "return require('gouji').status():find('^勾稽 %d+/%d+ ✗%d')")
  editor:type(':Gouji coverage<CR>')
  local coverage = editor:told('个数：一致')
  assert(coverage:match('共 %d+ 个数：一致 %d+，不符 [1-9]%d*，未核对 %d+；错误 [1-9]%d*，提醒 %d+。'), coverage)
  editor:type(':Gouji fix<CR>')
  editor:wait('the correction', "return vim.fn.search('基本支出213.52万元', 'nw') > 0")
  editor:told('已修正')
  editor:type(':Gouji fix<CR>')
  editor:told('没有可以放心自动修正')
  editor:go_to('213.52')
  editor:type(':Gouji relations<CR>')
  contains(editor:floating_text(), { '213.52', '✓' }, 'relations')
  editor:type('l')
  editor:wait('the window to close', 'return #vim.api.nvim_list_wins() == 1')
  editor:type(':Gouji explain GJ301<CR>')
  contains(editor:floating_text(), { 'GJ301' }, 'explanation')
end)

test(':Gouji names its commands, and says so to a wrong one', function()
  local editor = open_checked('sound.gouji')
  local names = editor:lua("return vim.fn.getcompletion('Gouji ', 'cmdline')")
  equal(names, { 'coverage', 'explain', 'fix', 'import', 'log', 'relations', 'restart', 'unchecked' }, 'commands')
  local files = editor:lua("return vim.fn.getcompletion('Gouji import ' .. ..., 'cmdline')", here .. '/drafts/p')
  equal(files, { here .. '/drafts/published.txt' }, 'files to import')
  editor:type(':Gouji mend<CR>')
  contains(editor:told('没有“mend”这个命令'), names, 'message')
end)

test(':Gouji import of a file and of a window', function()
  local editor = open('published.txt')
  editor:type(':Gouji import<CR>')
  local drafted = [[
    return vim.bo.filetype == 'gouji' and table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  ]]
  local text = editor:wait('the draft', drafted)
  contains(text, { '部门：临湖县医疗保障局', '第二部分', '263.33' }, 'draft of the window')
  editor:wait_for_server()
  editor:type(':%bwipeout!<CR>')
  editor:settle()
  editor:type((':Gouji import %s/drafts/published.txt<CR>'):format(here))
  equal(editor:wait('the draft', drafted), text, 'draft of the file')
  assert(editor:lua("return vim.fn.expand('%:t')") == 'published.gouji', 'name of the draft')
end)

-- MARK: Bad servers

--- A program that is no proper server.
---@param name string
---@param script string for sh
---@return string path
local function program(name, script)
  local path = ('%s/%s'):format(scratch, name)
  vim.fn.writefile({ '#!/bin/sh', script }, path)
  vim.uv.fs_chmod(path, tonumber('755', 8))
  return path
end

--- That the writer can go on writing.
local function is_usable(editor)
  editor:type('Go照常编辑<Esc>')
  editor:settle()
  contains(editor:text(), { '照常编辑' }, 'text typed')
end

test('no server', function()
  local editor = open('wrong.gouji', { server = scratch .. '/nowhere/gouji' })
  editor:told('详见 :checkhealth gouji')
  is_usable(editor)
  editor:type(':Gouji fix<CR>')
  editor:told('服务器没有运行')
  editor:type(':checkhealth gouji<CR>')
  editor:wait('the advice', [[
    return vim.bo.filetype == 'checkhealth' and vim.fn.search('ERROR', 'nw') > 0
      and vim.fn.search('swift build', 'nw') > 0 and vim.fn.search('nowhere/gouji', 'nw') > 0
  ]])
end)

test('no server on PATH, in a user\'s own cmd', function()
  local editor = open('wrong.gouji', { lua = [[ vim.lsp.config('gouji', { cmd = { 'no-such-gouji', 'lsp' } }) ]] })
  editor:told('不能运行配置里 cmd 写的程序')
  is_usable(editor)
end)

test('an old server, then a new one and :Gouji restart', function()
  local old = program('gouji-old', 'echo gouji 0.0.9')
  local editor = open('wrong.gouji', { server = old })
  editor:told('gouji 0.0.9 太旧，需要 0.1.0 以上')
  is_usable(editor)
  vim.fn.writefile({ '#!/bin/sh', ("exec '%s' \"$@\""):format(server) }, old)
  editor:type(':undo | Gouji restart<CR>')
  editor:wait_for_server()
  editor:wait_for_answers()
  equal(places(editor:findings()), the_error, 'findings')
end)

test('a program that is no Gouji', function()
  local editor = open('wrong.gouji', { server = program('gouji-not', 'exit 3') })
  editor:told('不是勾稽服务器')
  is_usable(editor)
end)

test('a server that crashes five times', function()
  local crashing = program('gouji-crashing', [[
    case "$1" in --version) echo gouji 0.1.0;; *) echo x >> "$0.starts"; exit 7;; esac]])
  local editor = open('wrong.gouji', { server = crashing })
  editor:told('接连退出 5 次，不再启动')
  equal(#vim.fn.readfile(crashing .. '.starts'), 5, 'starts')
  is_usable(editor)
  editor:type(':edit!<CR>')
  editor:settle()
  equal(#vim.fn.readfile(crashing .. '.starts'), 5, 'starts after opening the draft again')
end)

test('a server killed while the draft is edited comes back with the findings', function()
  local editor = open_checked('wrong.gouji')
  local killed = editor:lua([[
    local id = vim.lsp.get_clients({ name = 'gouji' })[1].id
    for _, process in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do vim.uv.kill(process, 'sigkill') end
    return id
  ]])
  editor:told('正在重新启动')
  editor:wait('a new server', [[
    local client = vim.lsp.get_clients({ name = 'gouji', bufnr = 0 })[1]
    return client and client.id ~= ... and client.initialized
  ]], killed)
  editor:wait_for_answers()
  equal(places(editor:findings()), the_error, 'findings')
end)

-- MARK: Figures

test('figures', function()
  local editor = open('wrong.gouji')
  editor:wait('the first finding', "return vim.g.first_diagnostics_at ~= ''")
  local first = tonumber(editor:lua('return vim.g.first_diagnostics_at'))
  print(('%.3f s from cold start to the first diagnostic'):format((first - editor.started) / 1e9))
  editor:wait_for_answers()
  editor:go_to('231.52')
  local times = {}
  for turn = 1, 40 do
    -- A digit more in the wrong number, and away again: the underline moves with each key.
    local before = editor:lua('return vim.g.last_diagnostics_at')
    local pressed = vim.uv.hrtime()
    editor:type(turn % 2 == 1 and 'r9' or 'r2')
    local after = editor:wait('the finding to change', [[
      return vim.g.last_diagnostics_at ~= ... and vim.g.last_diagnostics_at
    ]], before)
    table.insert(times, (tonumber(after) - pressed) / 1e6)
  end
  table.sort(times)
  print(('%.1f ms from key to changed diagnostic (median of %d; slowest %.1f ms)'):format(
    times[#times / 2],
    #times,
    times[#times]
  ))
end)

-- MARK: Running

local passed, failed = 0, 0
for _, case in ipairs(tests) do
  if not pattern or case.name:find(pattern, 1, true) then
    local succeeded, problem = xpcall(case.run, function(problem)
      return type(problem) == 'string' and problem or vim.inspect(problem)
    end)
    for _, editor in ipairs(open_editors) do
      editor:stop()
    end
    open_editors = {}
    if succeeded then
      passed = passed + 1
      print('ok      ' .. case.name)
    else
      failed = failed + 1
      print(('FAILED  %s\n%s'):format(case.name, problem))
    end
  end
end
vim.fn.delete(scratch, 'rf')
print(('%d passed, %d failed'):format(passed, failed))
os.exit(failed == 0 and passed > 0 and 0 or 1)
