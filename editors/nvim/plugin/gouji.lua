-- The whole set-up: with this folder on 'runtimepath' nothing else needs to be called.
if vim.g.loaded_gouji then
  return
end
vim.g.loaded_gouji = true

if vim.fn.has('nvim-0.11') == 0 then
  vim.notify('勾稽：需要 Neovim 0.11 或更新的版本，请先升级 Neovim。', vim.log.levels.ERROR)
  return
end

vim.lsp.enable('gouji')

vim.api.nvim_create_user_command('Gouji', function(command)
  require('gouji.commands').run(command)
end, {
  nargs = '+',
  range = true,
  desc = '勾稽：导入、修正、解释、核对情况、勾稽关系',
  complete = function(lead, line)
    return require('gouji.commands').complete(lead, line)
  end,
})
