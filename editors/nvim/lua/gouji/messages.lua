-- What is wrong, written below the cursor's line. Neovim's own lines below begin under the finding and are cut at the
-- margin; a paragraph of a draft is one long line, so ours begin at the left and wrap.
local M = {}

local own = vim.api.nvim_create_namespace('gouji.messages')
local most_findings = 4

local highlights = {
  [vim.diagnostic.severity.ERROR] = 'DiagnosticVirtualLinesError',
  [vim.diagnostic.severity.WARN] = 'DiagnosticVirtualLinesWarn',
  [vim.diagnostic.severity.INFO] = 'DiagnosticVirtualLinesInfo',
  [vim.diagnostic.severity.HINT] = 'DiagnosticVirtualLinesHint',
}

--- Cuts a text into pieces that fit a width; a Chinese character is two columns wide.
---@param text string
---@param width integer in columns
---@return string[]
function M.wrapped(text, width)
  local pieces, piece, used = {}, '', 0
  for _, character in ipairs(vim.fn.split(text, '\\zs')) do
    local wide = vim.api.nvim_strwidth(character)
    if used > 0 and used + wide > width then
      table.insert(pieces, piece)
      piece, used = '', 0
    end
    piece, used = piece .. character, used + wide
  end
  table.insert(pieces, piece)
  return pieces
end

---@param buffer integer
---@param finding_namespace integer
local function write(buffer, finding_namespace)
  vim.api.nvim_buf_clear_namespace(buffer, own, 0, -1)
  if vim.api.nvim_get_current_buf() ~= buffer then
    return
  end
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  local findings = vim.diagnostic.get(buffer, { namespace = finding_namespace, lnum = line })
  if #findings == 0 then
    return
  end
  table.sort(findings, function(a, b)
    return a.severity ~= b.severity and a.severity < b.severity or a.severity == b.severity and a.col < b.col
  end)
  local window = vim.fn.getwininfo(vim.api.nvim_get_current_win())[1]
  local width = math.max(window.width - window.textoff - 3, 20)
  local lines = {}
  for index, finding in ipairs(findings) do
    if index > most_findings then
      local rest = ('  这一行另有 %d 处，用 ]d 逐处看'):format(#findings - most_findings)
      table.insert(lines, { { rest, 'DiagnosticVirtualLinesInfo' } })
      break
    end
    local text = ('%s %s'):format(finding.code or '', (finding.message:gsub('%s*\n%s*', ' ')))
    for number, piece in ipairs(M.wrapped(text, width)) do
      table.insert(lines, { { (number == 1 and '└ ' or '  ') .. piece, highlights[finding.severity] } })
    end
  end
  vim.api.nvim_buf_set_extmark(buffer, own, line, 0, { virt_lines = lines })
end

--- Shows messages in a buffer from now on, unless the user has chosen another way to see them.
---@param client vim.lsp.Client
---@param buffer integer
function M.enable(client, buffer)
  local chosen = vim.diagnostic.config() or {}
  if chosen.virtual_text or chosen.virtual_lines then
    return
  end
  local namespace = vim.lsp.diagnostic.get_namespace(client.id)
  local group = vim.api.nvim_create_augroup(('gouji.messages.%d'):format(buffer), {})
  vim.api.nvim_create_autocmd({ 'CursorMoved', 'DiagnosticChanged', 'BufLeave', 'BufEnter' }, {
    group = group,
    buffer = buffer,
    desc = '勾稽：在行下写明错在哪里',
    callback = function()
      -- While a line is being typed, lines that come and go below it are in the way.
      if vim.api.nvim_get_mode().mode:sub(1, 1) ~= 'i' then
        write(buffer, namespace)
      end
    end,
  })
  vim.api.nvim_create_autocmd('InsertEnter', {
    group = group,
    buffer = buffer,
    callback = function()
      vim.api.nvim_buf_clear_namespace(buffer, own, 0, -1)
    end,
  })
  vim.api.nvim_create_autocmd('InsertLeave', {
    group = group,
    buffer = buffer,
    callback = function()
      vim.schedule(function()
        if vim.api.nvim_buf_is_valid(buffer) then
          write(buffer, namespace)
        end
      end)
    end,
  })
end

return M
