-- :checkhealth gouji
local gouji = require('gouji')
local server = require('gouji.server')

local M = {}

local how_to_install = {
  '下载或编译 gouji，放到 PATH 里的任一目录，如 /usr/local/bin：',
  '  swift build -c release -Xswiftc -static-executable && sudo cp .build/release/gouji /usr/local/bin/',
  "或者在 init.lua 里写明位置：vim.g.gouji = { server = '/…/gouji' }",
  '装好以后用 :Gouji restart，不必重开 Neovim。',
}

---@return boolean
local function check_program()
  local program, problem, named = server.program()
  if not program then
    vim.health.error((problem:gsub('。.*', '。')) .. (named and ('\n%s 不存在，或没有运行的权限。'):format(named) or ''), how_to_install)
    return false
  end
  local answered, version = false, nil
  server.version(program, function(answer)
    answered, version = true, answer
  end)
  vim.wait(6000, function() return answered end, 5)
  if not version then
    vim.health.error(('%s 没有报出版本：它不是勾稽服务器，或不能在这台机器上运行。'):format(program), how_to_install)
    return false
  end
  if vim.version.lt(version, server.oldest_version) then
    vim.health.error(('%s 的版本是 %s，需要 %s 以上。'):format(program, version, server.oldest_version), how_to_install)
    return false
  end
  vim.health.ok(('%s，版本 %s'):format(program, version))
  return true
end

local function check_clients()
  local clients = vim.lsp.get_clients({ name = 'gouji' })
  if #clients == 0 then
    vim.health.info('服务器现在没有运行：打开一份 .gouji 草稿就会启动；接连崩溃后用 :Gouji restart。')
  end
  for _, client in ipairs(clients) do
    vim.health.ok(('正在运行，管着 %d 份草稿，目录 %s'):format(
      vim.tbl_count(client.attached_buffers),
      client.root_dir or '（无）'
    ))
  end
end

local function check_editor()
  if vim.fn.has('nvim-0.11') == 1 then
    vim.health.ok('Neovim ' .. tostring(vim.version()))
  else
    vim.health.error('需要 Neovim 0.11 或更新的版本。', '请升级 Neovim。')
  end
  if vim.filetype.match({ filename = 'a.gouji' }) == 'gouji' then
    vim.health.ok('.gouji 文件认作 gouji 类型')
  else
    vim.health.error('.gouji 文件没有认作 gouji 类型。', '请检查 runtimepath 里是否有 editors/nvim，以及 :filetype 是否打开。')
  end
  if vim.lsp.is_enabled and not vim.lsp.is_enabled('gouji') then
    vim.health.warn('语言服务被关掉了。', "请在 init.lua 里去掉 vim.lsp.enable('gouji', false)。")
  end
  for _, name in ipairs({ 'hints', 'messages', 'folding', 'completion' }) do
    if not gouji.option(name) then
      vim.health.info(('vim.g.gouji.%s 设为关'):format(name))
    end
  end
end

function M.check()
  vim.health.start('编辑器')
  check_editor()
  vim.health.start('服务器')
  if check_program() then
    check_clients()
  end
end

return M
