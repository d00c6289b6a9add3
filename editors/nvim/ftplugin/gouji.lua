vim.bo.commentstring = '// %s'
-- Enter in a row, and o below it, begin the next one.
vim.bo.comments = '://,b:|'
vim.opt_local.formatoptions:append('ro')
-- A table's row and a published paragraph are one line each, however long.
vim.bo.textwidth = 0

local undo = 'setlocal commentstring< comments< formatoptions< textwidth<'
if require('gouji').option('folding') then
  vim.wo[0][0].foldmethod = 'expr'
  vim.wo[0][0].foldexpr = 'v:lua.vim.lsp.foldexpr()'
  vim.wo[0][0].foldlevel = 99
  undo = undo .. ' foldmethod< foldexpr< foldlevel<'
end
vim.b.undo_ftplugin = undo

require('gouji.server').warn_of_wrong_command()
