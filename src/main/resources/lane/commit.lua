-- KEYS: owner, state, outbox, inbox, timers, stamps, then the keys of the writes
-- ARGV: holder, lease, event number, expected version, seconds to keep, state or '', parcel or '',
-- number of timers, number of writes, number of parcels that went through meanwhile; then of each
-- timer: person and name, stamp or '', due; then the writes; then the numbers of those parcels
local number = tonumber(ARGV[3])
local id = ARGV[3] .. '-0'
local header = redis.call('GETRANGE', KEYS[2], 0, 63)
local version, last = string.match(header, '^(%d+) (%d+) ')
if tonumber(last or '0') >= number then
  -- after a failover that forgot an earlier commit it may lie here again, and nobody needs it
  redis.call('XDEL', KEYS[4], id)
  return {now, 'ALREADY'}
end
-- who is forgotten has no header that remembers, but then the event is gone
if (not version or ARGV[6] == '') and #redis.call('XRANGE', KEYS[4], id, id) == 0 then
  return {now, 'ALREADY'}
end
if (version or '0') ~= ARGV[4] then
  return {now, 'STALE'}
end
-- the first write takes memory where it can, so that a full Redis refuses the whole
if ARGV[6] ~= '' then
  redis.call('SET', KEYS[2], ARGV[6], 'EX', ARGV[5])
end
if ARGV[7] ~= '' then
  redis.call('HSET', KEYS[3], ARGV[3], ARGV[7])
end
if ARGV[6] == '' then
  redis.call('DEL', KEYS[2])
end
local timers = tonumber(ARGV[8])
for timer = 0, timers - 1 do
  local at = 11 + timer * 3
  local name, stamp = ARGV[at], ARGV[at + 1]
  local set = redis.call('HGET', KEYS[6], name) or ''
  if stamp == '' then
    for old in string.gmatch(set, '%S+') do
      redis.call('ZREM', KEYS[5], name .. ' ' .. old)
    end
    redis.call('HDEL', KEYS[6], name)
  else
    redis.call('ZADD', KEYS[5], ARGV[at + 2], name .. ' ' .. stamp)
    if not string.find(' ' .. set .. ' ', ' ' .. stamp .. ' ', 1, true) then
      redis.call('HSET', KEYS[6], name, set .. ' ' .. stamp)
    end
  end
end
write(11 + timers * 3, tonumber(ARGV[9]))
local settled = tonumber(ARGV[10])
if settled > 0 then
  redis.call('HDEL', KEYS[3], unpack(ARGV, #ARGV - settled + 1))
end
redis.call('XDEL', KEYS[4], id)
prolong()
return {now, 'OK'}
