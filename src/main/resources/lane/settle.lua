-- KEYS: owner, outbox, tries, dead; ARGV: holder, lease, how many done, again and dead, seconds to
-- keep the dead, most of them; then the numbers done; number and record of those to try again; number and reason
-- of the dead
local at = 8
for _ = 1, tonumber(ARGV[3]) do
  redis.call('HDEL', KEYS[2], ARGV[at])
  redis.call('HDEL', KEYS[3], ARGV[at])
  at = at + 1
end
for _ = 1, tonumber(ARGV[4]) do
  if redis.call('HEXISTS', KEYS[2], ARGV[at]) == 1 then
    redis.call('HSET', KEYS[3], ARGV[at], ARGV[at + 1])
  end
  at = at + 2
end
for _ = 1, tonumber(ARGV[5]) do
  local body = redis.call('HGET', KEYS[2], ARGV[at])
  if body then
    redis.call('XADD', KEYS[4], 'MAXLEN', ARGV[7], '*', 'n', ARGV[at], 'k', 'parcel', 'w',
        ARGV[at + 1], 'b', body)
    redis.call('XTRIM', KEYS[4], 'MINID', string.format('%.0f', now - ARGV[6] * 1000))
    redis.call('EXPIRE', KEYS[4], ARGV[6])
  end
  redis.call('HDEL', KEYS[2], ARGV[at])
  redis.call('HDEL', KEYS[3], ARGV[at])
  at = at + 2
end
prolong()
return {now, 'OK'}
