-- Finding the server, refusing what cannot work, and starting again after a crash. Whatever goes wrong ends in one
-- line that says what to do, and the editor stays usable.
local gouji = require('gouji')

local M = {}

M.oldest_version = '0.1.0'

local most_crashes = 5
local crash_window_ms = 3 * 60 * 1000

---@type integer[] when the server crashed, in ms
local crashes = {}
local gave_up = false
---@type table<string, { version: string?, modified: integer }> by program
local known_versions = {}
---@type table<string, true>
local told = {}

---@param message string
local function tell_once(message)
  if not told[message] then
    told[message] = true
    -- Later: an error told while a file is being opened looks like a fault of the opening.
    vim.schedule(function()
      gouji.tell(message, vim.log.levels.ERROR)
    end)
  end
end

--- The program: `vim.g.gouji.server`, else `gouji` on PATH, else the one built in the repository that this plugin is
--- part of. nil if there is none.
---@return string?
function M.find()
  local named = gouji.option('server')
  if named then
    local path = vim.fs.normalize(named)
    return vim.fn.executable(path) == 1 and path or nil
  end
  local on_path = vim.fn.exepath('gouji')
  if on_path ~= '' then
    return on_path
  end
  local this_file = debug.getinfo(1, 'S').source:sub(2)
  local repository = vim.fs.normalize(vim.fn.fnamemodify(this_file, ':p:h:h:h:h:h'))
  local built = repository .. '/.build/release/gouji'
  return vim.fn.executable(built) == 1 and built or nil
end

--- The program that would be started, by the user's own `cmd` too. nil if `cmd` is a function of the user's.
---@return string?
---@return string? problem in Chinese, short enough for one line of 80 columns, if it cannot be started
---@return string? path that was named and is no program
function M.program()
  local command = vim.lsp.config.gouji.cmd
  if type(command) == 'table' then
    local program = command[1]
    if vim.fn.executable(program) == 1 then
      return program
    end
    return nil, '不能运行配置里 cmd 写的程序，草稿没有核对。详见 :checkhealth gouji', program
  end
  local program = M.find()
  if program then
    return program
  end
  local named = gouji.option('server')
  if named then
    return nil, '不能运行 vim.g.gouji.server，草稿没有核对。详见 :checkhealth gouji', named
  end
  return nil, '没有找到 gouji 程序，草稿没有核对。安装办法见 :checkhealth gouji'
end

--- Asks the program for its version.
---@param program string
---@param callback fun(version: string?) with nil if it is not a Gouji server
function M.version(program, callback)
  local stat = vim.uv.fs_stat(vim.fn.exepath(program))
  local modified = stat and stat.mtime.sec or 0
  local known = known_versions[program]
  if known and known.modified == modified then
    return callback(known.version)
  end
  local started = pcall(vim.system, { program, '--version' }, { text = true, timeout = 5000 }, function(result)
    local version = result.code == 0 and (result.stdout or ''):match('%d+%.%d+%.%d+') or nil
    vim.schedule(function()
      known_versions[program] = version and { version = version, modified = modified } or nil
      callback(version)
    end)
  end)
  if not started then
    callback(nil)
  end
end

--- Calls back if the server can be started; says why if it cannot.
---@param callback fun()
function M.when_usable(callback)
  local program, problem = M.program()
  if not program then
    return tell_once(problem or '')
  end
  M.version(program, function(version)
    if not version then
      tell_once('找到的 gouji 不是勾稽服务器，或不能运行。详见 :checkhealth gouji')
    elseif vim.version.lt(version, M.oldest_version) then
      tell_once(('gouji %s 太旧，需要 %s 以上，请更新。详见 :checkhealth gouji'):format(version, M.oldest_version))
    else
      callback()
    end
  end)
end

--- The `root_dir` of the configuration: starts nothing for a server that cannot work.
---@param buffer integer
---@param on_dir fun(root: string?)
function M.when_startable(buffer, on_dir)
  if gave_up then
    return
  end
  M.when_usable(function()
    if vim.api.nvim_buf_is_valid(buffer) then
      on_dir(
        vim.fs.root(buffer, '.git')
          or vim.fs.root(buffer, { '科目.tsv', '勾稽.txt' })
          or vim.fs.dirname(vim.api.nvim_buf_get_name(buffer))
      )
    end
  end)
end

--- Neovim itself passes over a `cmd` that names no program in silence.
function M.warn_of_wrong_command()
  if type(vim.lsp.config.gouji.cmd) == 'table' then
    local program, problem = M.program()
    if not program then
      tell_once(problem or '')
    end
  end
end

-- MARK: Ends

local function is_enabled()
  return not vim.lsp.is_enabled or vim.lsp.is_enabled('gouji')
end

--- Starts the server again after a crash; the fifth crash within three minutes is the last.
---@param code integer
---@param signal integer
function M.on_exit(code, signal)
  local is_crash = code ~= 0 or (signal ~= 0 and signal ~= 15)
  if not is_crash or vim.v.exiting ~= vim.NIL then
    return
  end
  local now = vim.uv.now()
  crashes = vim.tbl_filter(function(time)
    return now - time < crash_window_ms
  end, crashes)
  table.insert(crashes, now)
  vim.schedule(function()
    if #crashes >= most_crashes then
      gave_up = true
      gouji.tell(
        ('服务器接连退出 %d 次，不再启动。恢复用 :Gouji restart，原因见 :Gouji log'):format(#crashes),
        vim.log.levels.ERROR
      )
      return
    end
    gouji.tell(('服务器意外退出（第 %d 次），正在重新启动。'):format(#crashes), vim.log.levels.WARN)
    -- Neovim forgets the old client only after this; a moment also keeps a hopeless server from spinning.
    vim.defer_fn(function()
      if is_enabled() and not gave_up then
        vim.lsp.enable('gouji')
      end
    end, 100)
  end)
end

--- Stops the server, forgets every complaint about it, and starts it anew for all drafts.
function M.restart()
  crashes, gave_up, known_versions, told = {}, false, {}, {}
  local clients = vim.lsp.get_clients({ name = 'gouji' })
  for _, client in ipairs(clients) do
    client:stop()
  end
  local deadline = vim.uv.now() + 2000
  local function start_when_gone()
    if #vim.lsp.get_clients({ name = 'gouji' }) == 0 then
      return vim.lsp.enable('gouji')
    end
    if vim.uv.now() > deadline then
      for _, client in ipairs(vim.lsp.get_clients({ name = 'gouji' })) do
        client:stop(true)
      end
      deadline = deadline + 2000
    end
    vim.defer_fn(start_when_gone, 20)
  end
  start_when_gone()
end

return M
