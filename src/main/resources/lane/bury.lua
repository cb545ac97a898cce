-- moves an event aside as it came; its words begin in ARGV at a place: event number, person, kind,
-- reason, what went wrong, seconds to keep, most entries
local function bury(dead, inbox, first)
  local id = ARGV[first] .. '-0'
  local entry = redis.call('XRANGE', inbox, id, id)[1]
  if not entry then
    return
  end
  local kept = {'n', ARGV[first], 'p', ARGV[first + 1], 'k', ARGV[first + 2], 'w', ARGV[first + 3],
      'e', ARGV[first + 4]}
  for at = 1, #entry[2], 2 do
    local name = entry[2][at]
    if name ~= 'p' and name ~= 'k' then
      kept[#kept + 1] = name
      kept[#kept + 1] = entry[2][at + 1]
    end
  end
  redis.call('XADD', dead, 'MAXLEN', ARGV[first + 6], '*', unpack(kept))
  redis.call('XTRIM', dead, 'MINID', string.format('%.0f', now - ARGV[first + 5] * 1000))
  redis.call('EXPIRE', dead, ARGV[first + 5])
end
