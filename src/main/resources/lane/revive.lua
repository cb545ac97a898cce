-- KEYS: dead, sequence, inbox, outbox; ARGV: the entry's id
local entry = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])[1]
if not entry then
  return {now, 'GONE'}
end
local kept = {}
for at = 1, #entry[2], 2 do
  kept[entry[2][at]] = entry[2][at + 1]
end
if not (kept['b'] or kept['t']) then
  return {now, 'GONE'}
end
if kept['k'] == 'parcel' then
  redis.call('HSETNX', KEYS[4], kept['n'], kept['b'])
else
  local event = {}
  for _, name in ipairs({'i', 'p', 'k', 'r', 'b', 't', 'd'}) do
    if kept[name] then
      event[#event + 1] = name
      event[#event + 1] = kept[name]
    end
  end
  local number = redis.call('INCR', KEYS[2])
  -- a try of its own: the person may have had an apology under the event's name
  event[#event + 1] = 'g'
  event[#event + 1] = number
  redis.call('XADD', KEYS[3], string.format('%.0f-0', number), unpack(event))
end
redis.call('XDEL', KEYS[1], ARGV[1])
return {now, 'OK'}
