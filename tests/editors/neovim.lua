-- Opens PTM_FILE as a user would, waits for what the server has to say, and prints it as one line of JSON.
-- The configuration of docs/editors.md was read before.

local PATIENCE = 120000 -- milliseconds for any one condition

local function await(what, condition)
  assert(vim.wait(PATIENCE, condition, 20), "waited in vain for " .. what)
end

local function unpinned(buffer)
  return vim.tbl_filter(function(diagnostic) return diagnostic.code == "PTM101" end, vim.diagnostic.get(buffer))
end

local function text(label)
  return type(label) == "string" and label or table.concat(vim.tbl_map(function(part) return part.value end, label))
end

local function found()
  vim.cmd.edit(vim.fn.fnameescape(vim.env.PTM_FILE))
  local buffer = vim.api.nvim_get_current_buf()
  await("a diagnostic", function() return #unpinned(buffer) > 0 end)
  local diagnostics = unpinned(buffer)

  await("an inlay hint", function() return #vim.lsp.inlay_hint.get({ bufnr = buffer }) > 0 end)
  local hint = vim.lsp.inlay_hint.get({ bufnr = buffer })[1].inlay_hint

  vim.api.nvim_win_set_cursor(0, { diagnostics[1].lnum + 1, diagnostics[1].col })
  local client = vim.lsp.get_clients({ name = "ptm" })[1]
  local at = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local hover = assert(client:request_sync("textDocument/hover", at, PATIENCE, buffer)).result

  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action) return vim.startswith(action.title, "Pin `acme/tiny` to commit") end,
  })
  await("the fix", function() return vim.bo[buffer].modified end)
  await("the end of the diagnostic", function() return #unpinned(buffer) == 0 end)

  return {
    encoding = client.offset_encoding,
    columns = vim.tbl_map(function(diagnostic) return diagnostic.col end, diagnostics),
    hint = text(hint.label),
    hover = hover.contents.value,
    lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false),
  }
end

local ok, result = xpcall(found, debug.traceback)
io.stdout:write(vim.json.encode(ok and result or { error = result }), "\n")
vim.cmd(ok and "qall!" or "cquit")
