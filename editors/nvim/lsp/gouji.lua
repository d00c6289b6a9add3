-- What Neovim is told of the server. Change any of it with `vim.lsp.config('gouji', { … })`.
local server = require('gouji.server')

---@type vim.lsp.Config
return {
  cmd = function(dispatchers)
    -- Neovim's own report of a crash is in English and too long for a line; what there is to say is said by on_exit.
    local told = vim.tbl_extend('force', dispatchers, {
      on_exit = function(code, signal)
        server.on_exit(code, signal)
        dispatchers.on_exit(0, 0)
      end,
    })
    return vim.lsp.rpc.start({ server.find() or 'gouji', 'lsp' }, told)
  end,
  filetypes = { 'gouji' },
  root_dir = server.when_startable,
  init_options = { coverage = true },
  -- The server answers faster than anyone types: nothing is gained by holding keys back.
  flags = { debounce_text_changes = 0 },
  before_init = function(params, config)
    -- With the settings, so that the first draft is checked by them at once.
    params.initializationOptions = vim.tbl_extend('force', params.initializationOptions or {}, {
      gouji = vim.tbl_get(config, 'settings', 'gouji'),
    })
    -- The server sends its findings with every change; asked for them besides, each would be shown twice.
    params.capabilities.textDocument.diagnostic = nil
  end,
  on_init = function(client)
    client.server_capabilities.diagnosticProvider = nil
  end,
  on_attach = require('gouji.attach').on_attach,
  -- For a `cmd` of the user's own; what the one above has told ends here with code 0.
  on_exit = server.on_exit,
  handlers = {
    ['gouji/coverage'] = function(_, coverage)
      require('gouji').remember_coverage(coverage)
    end,
  },
}
