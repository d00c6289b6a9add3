vim.filetype.add({ extension = { gouji = 'gouji' } })
