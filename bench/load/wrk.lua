-- The load of wrk: a random prospect and a random assignee per request, with the token of the prospect's account.
-- The list of accounts is the file named after `--`. Nothing is done per response: that would slow wrk itself.

local function split(text, separator)
  local parts = {}
  for part in string.gmatch(text, '[^' .. separator .. ']+') do
    parts[#parts + 1] = part
  end
  return parts
end

local before, between, after
local accounts = {}

function init(args)
  math.randomseed(os.time())
  local first = true
  for line in io.lines(args[1]) do
    local parts = split(line, '\t')
    if first then
      before, between, after = parts[1], parts[2], parts[3]
      first = false
    else
      accounts[#accounts + 1] = {
        head = 'POST /leasing_events HTTP/1.1\r\nHost: ' .. wrk.host .. ':' .. wrk.port ..
          '\r\nAccept: */*\r\nAuthorization: Bearer ' .. parts[1] ..
          '\r\nContent-Type: application/json\r\nContent-Length: ',
        prospects = split(parts[2], ','),
        assignees = split(parts[3], ','),
      }
    end
  end
end

function request()
  local account = accounts[math.random(#accounts)]
  local body = before .. account.prospects[math.random(#account.prospects)] .. between ..
    account.assignees[math.random(#account.assignees)] .. after
  return account.head .. #body .. '\r\n\r\n' .. body
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format(
    '{"acknowledged":%d,"failures":%d,"seconds":%.6f,"p50Ms":%.3f,"p99Ms":%.3f}',
    summary.requests - errors.status,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout,
    summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
