-- A real Neovim in a process of its own, with the plugin on its 'runtimepath' and nothing else, driven by keys as a
-- person types them. This file runs in a second Neovim (`nvim -l`).
local uv = vim.uv

---@class Editor
---@field channel integer
---@field started integer when the process was started, in ns of the machine's monotonic clock
local Editor = {}
Editor.__index = Editor

local patience_ms = 15000

--- What the editor under test writes down for the tests, from its first moment on.
local recorder = [[
  vim.g.last_diagnostics_at = ''
  vim.g.first_diagnostics_at = ''
  notices = {}
  local notify = vim.notify
  vim.notify = function(message, ...) table.insert(notices, message) return notify(message, ...) end
  vim.api.nvim_create_autocmd('DiagnosticChanged', { callback = function(event)
    local now = ('%.0f'):format(vim.uv.hrtime())
    vim.g.last_diagnostics_at = now
    if vim.g.first_diagnostics_at == '' and #event.data.diagnostics > 0 then vim.g.first_diagnostics_at = now end
  end })
]]

---@param options { plugin: string, server: string?, file: string?, lua: string? }
---  server: the setting `vim.g.gouji.server`; lua: more of the user's init.lua
---@return Editor
function Editor.start(options)
  local init = recorder .. (options.lua or '')
  if options.server then
    init = init .. ('\nvim.g.gouji = { server = %q }'):format(options.server)
  end
  local arguments = {
    vim.v.progpath,
    '--embed',
    '--headless',
    '--clean',
    '-n',
    '--cmd',
    'set runtimepath^=' .. options.plugin,
    '--cmd',
    'lua ' .. init:gsub('\n%s*', ' '),
    options.file,
  }
  local self = setmetatable({ started = uv.hrtime() }, Editor)
  self.channel = vim.fn.jobstart(arguments, { rpc = true })
  assert(self.channel > 0, 'Neovim did not start')
  return self
end

function Editor:stop()
  pcall(vim.rpcnotify, self.channel, 'nvim_command', 'qall!')
  if vim.fn.jobwait({ self.channel }, 5000)[1] == -1 then
    vim.fn.jobstop(self.channel)
  end
end

--- Keys as typed: `<Esc>`, `<C-X>`, and Chinese text, which is typed as it is.
---@param keys string
function Editor:type(keys)
  local sent = 0
  while sent < #keys do
    sent = sent + vim.rpcrequest(self.channel, 'nvim_input', keys:sub(sent + 1))
  end
end

--- Whether the editor stands at a prompt that only a key ends.
---@return boolean
function Editor:is_blocked()
  return vim.rpcrequest(self.channel, 'nvim_get_mode').blocking
end

---@param code string Lua; `...` are the arguments
---@return any
function Editor:lua(code, ...)
  return vim.rpcrequest(self.channel, 'nvim_exec_lua', code, { ... })
end

--- Waits until Lua code in the editor gives something true, and gives it back.
---@param what string for the message
---@param code string
---@return any
function Editor:wait(what, code, ...)
  local arguments, result = { ... }, nil
  local arrived = vim.wait(patience_ms, function()
    if self:is_blocked() then
      return false
    end
    result = self:lua(code, unpack(arguments))
    return result ~= nil and result ~= vim.NIL and result ~= false
  end, 2)
  if not arrived then
    local blocked = self:is_blocked()
    local notices = blocked and {} or self:lua('return notices')
    local where = blocked and ' (at a prompt)' or ''
    error(('waited in vain for %s%s\nnotices: %s'):format(what, where, vim.inspect(notices)), 2)
  end
  return result
end

--- Waits until all keys have been taken and their consequences for the text are there.
function Editor:settle()
  self:wait('the keys to be taken', "return vim.fn.getchar(1) == 0")
end

-- MARK: What a writer sees

---@return string
function Editor:text()
  return self:lua("return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n')")
end

--- The findings of the draft: where, what text, which rule.
---@return { line: integer, text: string, code: string, severity: integer, message: string }[]
function Editor:findings()
  return self:lua([[
    return vim.tbl_map(function(finding)
      local text = vim.api.nvim_buf_get_text(0, finding.lnum, finding.col, finding.end_lnum, finding.end_col, {})
      return { line = finding.lnum, text = table.concat(text, '\n'), code = tostring(finding.code or ''),
        severity = finding.severity, message = finding.message }
    end, vim.diagnostic.get(0))
  ]])
end

--- Puts the cursor on the first character of a text.
---@param text string
---@param after string? the text is looked for behind this one
function Editor:go_to(text, after)
  local found = self:lua([[
    local text, after = ...
    vim.api.nvim_win_set_cursor(0, { 1, 0 })
    if after and vim.fn.search('\\V' .. vim.fn.escape(after, '\\'), 'cW') == 0 then return false end
    return vim.fn.search('\\V' .. vim.fn.escape(text, '\\'), 'cW') > 0
  ]], text, after)
  assert(found, ('%q is not in the draft'):format(text))
end

--- The text of the floating window, once there is one.
---@return string
function Editor:floating_text()
  return self:wait('a floating window', [[
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        local buffer = vim.api.nvim_win_get_buf(window)
        return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
      end
    end
  ]])
end

--- The message that says this, once it is there.
---@param what string plain text
---@return string
function Editor:told(what)
  return self:wait('the message ' .. what, [[
    local what = ...
    return vim.iter(notices):find(function(notice) return notice:find(what, 1, true) ~= nil end)
  ]], what)
end

--- Until the server has charge of the draft.
function Editor:wait_for_server()
  self:wait('the server', [[
    local client = vim.lsp.get_clients({ name = 'gouji', bufnr = 0 })[1]
    return client ~= nil and client.initialized
  ]])
end

--- Until every change has been answered: the server answers requests in order, behind the findings of the change.
function Editor:wait_for_answers()
  self:lua([[
    answered = false
    local client = vim.lsp.get_clients({ name = 'gouji', bufnr = 0 })[1]
    client:request('textDocument/foldingRange', { textDocument = vim.lsp.util.make_text_document_params() }, function()
      answered = true
    end)
  ]])
  self:wait('the server to answer', 'return answered')
end

return Editor
