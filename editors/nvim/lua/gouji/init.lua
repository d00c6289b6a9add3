-- Options (`vim.g.gouji`), messages, and the state of a draft for a status line.
local M = {}

local defaults = {
  --- Path of the `gouji` program; nil means: look on PATH.
  server = nil,
  --- Sums and shares shown beside the numbers.
  hints = true,
  --- What is wrong is written below the cursor's line.
  messages = true,
  --- Folds by the server.
  folding = true,
  --- The list of completions opens while codes and pinyin initials are typed.
  completion = true,
}

function M.option(name)
  local chosen = vim.g.gouji
  if type(chosen) == 'table' and chosen[name] ~= nil then
    return chosen[name]
  end
  return defaults[name]
end

---@param message string
---@param level integer? of vim.log.levels
function M.tell(message, level)
  vim.notify('勾稽：' .. message, level or vim.log.levels.INFO, { title = '勾稽' })
end

---@param coverage { uri: string, numbers: integer, confirmed: integer, contradicted: integer, unchecked: integer }
function M.remember_coverage(coverage)
  local buffer = vim.uri_to_bufnr(coverage.uri)
  if vim.api.nvim_buf_is_loaded(buffer) then
    vim.b[buffer].gouji_coverage = coverage
    vim.cmd.redrawstatus({ bang = true })
  end
end

--- For a status line: how many numbers of this draft agree, of how many, and how many do not. Empty elsewhere.
---@return string
function M.status()
  local coverage = vim.b.gouji_coverage
  if vim.bo.filetype ~= 'gouji' or not coverage then
    return ''
  end
  local text = ('勾稽 %d/%d'):format(coverage.confirmed, coverage.numbers)
  if coverage.unchecked * 2 > coverage.numbers then
    text = ('勾稽 只核对到 %d/%d'):format(coverage.confirmed + coverage.contradicted, coverage.numbers)
  end
  return coverage.contradicted > 0 and ('%s ✗%d'):format(text, coverage.contradicted) or text
end

return M
