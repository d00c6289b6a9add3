-- :Gouji NAME [ARGUMENT]
local gouji = require('gouji')
local server = require('gouji.server')

local M = {}

local not_running = '服务器没有运行，这一步做不了。详见 :checkhealth gouji'

---@param client vim.lsp.Client
---@param command string
---@param arguments any[]
---@param callback fun(result: any)
local function execute(client, command, arguments, callback)
  local parameters = { command = command, arguments = arguments }
  local sent = client:request('workspace/executeCommand', parameters, function(failure, result)
    if failure then
      gouji.tell('没有做成：' .. failure.message, vim.log.levels.ERROR)
    else
      callback(result ~= vim.NIL and result or nil)
    end
  end, vim.api.nvim_get_current_buf())
  if not sent then
    gouji.tell(not_running, vim.log.levels.ERROR)
  end
end

--- The server of the current draft; nil, after a message, if there is none.
---@return vim.lsp.Client?
local function client_of_draft()
  if vim.bo.filetype ~= 'gouji' then
    gouji.tell('请先打开一份草稿（.gouji）。', vim.log.levels.WARN)
    return nil
  end
  local client = vim.lsp.get_clients({ name = 'gouji', bufnr = 0 })[1]
  if not client then
    gouji.tell(not_running, vim.log.levels.ERROR)
  end
  return client
end

--- Any running server, or a new one: a published text is no draft and has none of its own.
---@param callback fun(client: vim.lsp.Client)
local function with_any_client(callback)
  local running = vim.lsp.get_clients({ name = 'gouji' })[1]
  if running then
    return callback(running)
  end
  server.when_usable(function()
    local config = vim.tbl_extend('force', vim.lsp.config.gouji, { root_dir = vim.fn.getcwd() })
    local id = vim.lsp.start(config, { attach = false })
    local client = id and vim.lsp.get_client_by_id(id)
    if client and vim.wait(5000, function() return client.initialized == true end, 5) then
      callback(client)
    else
      gouji.tell(not_running, vim.log.levels.ERROR)
    end
  end)
end

---@param answer string
---@param syntax 'markdown' | 'text'
---@param id string so that asking twice jumps into the window
local function show(answer, syntax, id)
  local lines = vim.split(vim.trim(answer), '\n')
  vim.lsp.util.open_floating_preview(lines, syntax, {
    border = 'rounded',
    focus_id = 'gouji.' .. id,
    max_width = math.floor(vim.o.columns * 0.9),
  })
end

--- A name for the draft made of a text, one that no file and no buffer has.
---@param source string path of the text, or empty
---@return string
local function draft_name(source)
  local stem = source ~= '' and vim.fn.fnamemodify(source, ':p:r') or vim.fs.joinpath(vim.fn.getcwd(), '导入')
  local name, count = stem .. '.gouji', 1
  while vim.uv.fs_stat(name) or vim.fn.bufexists(name) == 1 do
    count = count + 1
    name = ('%s-%d.gouji'):format(stem, count)
  end
  return name
end

-- MARK: The commands

local commands = {}

commands.import = {
  --- A file's published text, or that of this window, becomes a new draft in a new window; nothing is written.
  run = function(command, argument)
    local source, what = argument, nil
    if argument ~= '' then
      source = vim.fn.fnamemodify(vim.fn.expand(argument), ':p')
      if not vim.uv.fs_stat(source) then
        return gouji.tell(('没有 %s 这个文件。'):format(argument), vim.log.levels.ERROR)
      end
      what = { uri = vim.uri_from_fname(source) }
    else
      local first, last = 0, -1
      if command.range > 0 then
        first, last = command.line1 - 1, command.line2
      end
      source = vim.api.nvim_buf_get_name(0)
      -- A window shows only the bytes of such a file; the server reads what is in it.
      local kinds = { pdf = true, docx = true, xlsx = true, xls = true, html = true, htm = true, mht = true, mhtml = true }
      local is_file = command.range == 0 and kinds[vim.fn.fnamemodify(source, ':e'):lower()] and vim.uv.fs_stat(source)
      what = is_file and { uri = vim.uri_from_fname(source) } or { text = table.concat(vim.api.nvim_buf_get_lines(0, first, last, false), '\n') .. '\n' }
    end
    with_any_client(function(client)
      execute(client, 'gouji.import', { what }, function(imported)
        if not imported then
          return gouji.tell('没有读出可以导入的内容。', vim.log.levels.WARN)
        end
        vim.cmd.new({ mods = command.smods })
        vim.api.nvim_buf_set_name(0, draft_name(source))
        vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split((imported.draft:gsub('\r?\n$', '')), '\r?\n'))
        vim.bo.filetype = 'gouji'
        -- More than a line would end in a prompt.
        if imported.summary:find('\n') or vim.api.nvim_strwidth(imported.summary) > vim.o.columns - 20 then
          show(imported.summary, 'text', 'import')
        else
          gouji.tell(imported.summary)
        end
      end)
    end)
  end,
  complete = function(lead)
    return vim.fn.getcompletion(lead, 'file')
  end,
}

commands.fix = {
  --- All corrections that the server is sure of.
  run = function()
    local client = client_of_draft()
    if not client then
      return
    end
    local buffer = vim.api.nvim_get_current_buf()
    local before = vim.api.nvim_buf_get_changedtick(buffer)
    execute(client, 'gouji.fixAll', { vim.uri_from_bufnr(buffer) }, function()
      if vim.api.nvim_buf_get_changedtick(buffer) == before then
        gouji.tell('没有可以放心自动修正的地方，其余请用 gra 逐处选择。')
      else
        gouji.tell('已修正，可用 u 撤销。')
      end
    end)
  end,
}

--- What the cursor is on: the rule of a finding, else a code, else a word.
---@return string
local function subject_at_cursor()
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  local column = vim.api.nvim_win_get_cursor(0)[2]
  for _, finding in ipairs(vim.diagnostic.get(0, { lnum = line })) do
    if finding.code and column >= finding.col and (finding.end_lnum > line or column < finding.end_col) then
      return tostring(finding.code)
    end
  end
  return vim.fn.expand('<cword>')
end

commands.explain = {
  --- A rule, a code or a term, by the command line tool: works without a draft.
  run = function(_, argument)
    local subject = argument ~= '' and argument or subject_at_cursor()
    if subject == '' then
      return gouji.tell('请写上要解释的规则、科目或名词，如 :Gouji explain GJ301')
    end
    server.when_usable(function()
      local program = server.program()
      vim.system({ program, 'explain', subject }, { text = true, timeout = 5000 }, function(result)
        vim.schedule(function()
          local answer = vim.trim(result.stdout or '')
          if result.code == 0 and answer ~= '' then
            show(answer, 'text', 'explain')
          else
            local reason = vim.trim(result.stderr or '')
            gouji.tell(reason ~= '' and reason or ('没有“%s”的解释。'):format(subject), vim.log.levels.WARN)
          end
        end)
      end)
    end)
  end,
}

commands.coverage = {
  --- How many numbers of the draft were checked.
  run = function()
    local client = client_of_draft()
    if not client then
      return
    end
    execute(client, 'gouji.coverage', { vim.uri_from_bufnr(0) }, function(coverage)
      if not coverage then
        return gouji.tell('这份草稿还没有核对结果。', vim.log.levels.WARN)
      end
      gouji.tell(
        ('共 %d 个数：一致 %d，不符 %d，未核对 %d；错误 %d，提醒 %d。'):format(
          coverage.numbers,
          coverage.confirmed,
          coverage.contradicted,
          coverage.unchecked,
          coverage.errors,
          coverage.warnings
        )
      )
    end)
  end,
}

commands.unchecked = {
  --- The numbers that nothing could check, with the reasons, in the quickfix list.
  run = function()
    local client = client_of_draft()
    if not client then
      return
    end
    local buffer = vim.api.nvim_get_current_buf()
    execute(client, 'gouji.unchecked', { vim.uri_from_bufnr(0) }, function(figures)
      if not figures or #figures == 0 then
        return gouji.tell('全部的数都核对过。')
      end
      local places = vim.lsp.util.locations_to_items(
        vim.tbl_map(function(figure)
          return { uri = vim.uri_from_bufnr(buffer), range = figure.range }
        end, figures),
        client.offset_encoding
      )
      for index, place in ipairs(places) do
        place.text = ('%s：%s'):format(figures[index].text, figures[index].reason)
      end
      vim.fn.setqflist({}, ' ', { title = '勾稽：没有核对到的数', items = places })
      vim.cmd('botright copen')
    end)
  end,
}

commands.relations = {
  --- The relations that the number at the cursor takes part in.
  run = function()
    local client = client_of_draft()
    if not client then
      return
    end
    local place = vim.lsp.util.make_position_params(0, client.offset_encoding)
    execute(client, 'gouji.relations', { place.textDocument.uri, place.position }, function(markdown)
      if not markdown or vim.trim(markdown) == '' then
        return gouji.tell('这里没有参与勾稽的数，请把光标放到一个数上。')
      end
      show(markdown, 'markdown', 'relations')
    end)
  end,
}

commands.restart = { run = server.restart }

commands.log = {
  --- What the server and Neovim wrote down.
  run = function(command)
    vim.cmd.split({ args = { vim.lsp.get_log_path() }, mods = command.smods })
    vim.cmd.normal({ args = { 'G' }, bang = true })
  end,
}

---@param command vim.api.keyset.create_user_command.command_args
function M.run(command)
  local name, argument = command.args:match('^(%S+)%s*(.-)%s*$')
  local chosen = commands[name]
  if chosen then
    chosen.run(command, argument)
  else
    gouji.tell(('没有“%s”这个命令，可用的有：%s'):format(name or '', table.concat(M.names(), ' ')), vim.log.levels.ERROR)
  end
end

---@return string[]
function M.names()
  local names = vim.tbl_keys(commands)
  table.sort(names)
  return names
end

---@param lead string
---@param line string
---@return string[]
function M.complete(lead, line)
  local name = line:match('Gouji%s+(%S+)%s')
  if name then
    local chosen = commands[name]
    return chosen and chosen.complete and chosen.complete(lead) or {}
  end
  return vim.tbl_filter(function(candidate)
    return vim.startswith(candidate, lead)
  end, M.names())
end

return M
