-- What happens when the server takes charge of a draft.
local gouji = require('gouji')

local M = {}

--- Codes are digits, pinyin initials are letters: both open the list, besides what the server names.
local function with_typed_characters(provider)
  local characters = vim.list_extend({}, provider.triggerCharacters or {})
  for byte = ('0'):byte(), ('z'):byte() do
    local character = string.char(byte)
    if character:match('[%d%l]') and not vim.list_contains(characters, character) then
      table.insert(characters, character)
    end
  end
  return characters
end

local function has_completion_plugin()
  return package.loaded['cmp'] ~= nil or package.loaded['blink.cmp'] ~= nil
end

--- What a proposal is, in the words of the draft instead of a programming language's.
local kinds = {
  [vim.lsp.protocol.CompletionItemKind.Enum] = '科目',
  [vim.lsp.protocol.CompletionItemKind.Reference] = '名词',
  [vim.lsp.protocol.CompletionItemKind.Value] = '数',
  [vim.lsp.protocol.CompletionItemKind.Class] = '表',
  [vim.lsp.protocol.CompletionItemKind.Snippet] = '词句',
}

---@param client vim.lsp.Client
---@param buffer integer
function M.on_attach(client, buffer)
  if gouji.option('hints') and client:supports_method('textDocument/inlayHint') then
    vim.lsp.inlay_hint.enable(true, { bufnr = buffer })
  end
  if gouji.option('messages') then
    require('gouji.messages').enable(client, buffer)
  end
  local provider = client.server_capabilities.completionProvider
  if gouji.option('completion') and provider and not has_completion_plugin() then
    provider.triggerCharacters = with_typed_characters(provider)
    vim.lsp.completion.enable(true, client.id, buffer, {
      autotrigger = true,
      convert = function(item)
        return { kind = kinds[item.kind] or '' }
      end,
    })
    vim.bo[buffer].completeopt = 'menuone,noselect,popup'
  end
end

return M
