-- What Neovim is told of the server. Change any of it with `vim.lsp.config('gouji', { … })`.
local server = require('gouji.server')

---@type vim.lsp.Config
return {
  cmd = function(dispatchers)
    return vim.lsp.rpc.start({ server.find() or 'gouji', 'lsp' }, dispatchers)
  end,
  filetypes = { 'gouji' },
  root_dir = server.when_startable,
  init_options = { coverage = true },
  -- The server answers faster than anyone types: nothing is gained by holding keys back.
  flags = { debounce_text_changes = 0 },
  before_init = function(params)
    -- The server sends its findings with every change; asked for them besides, each would be shown twice.
    params.capabilities.textDocument.diagnostic = nil
  end,
  on_init = function(client)
    client.server_capabilities.diagnosticProvider = nil
  end,
  on_attach = require('gouji.attach').on_attach,
  on_exit = server.on_exit,
  handlers = {
    ['gouji/coverage'] = function(_, coverage)
      require('gouji').remember_coverage(coverage)
    end,
  },
}
