-- KEYS: owner, outbox, tries, dead; ARGV: holder, lease, how many done, again and dead, seconds to
-- keep the dead; then the numbers done; number and record of those to try again; number and reason
-- of the dead
local at = 7
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
  redis.call('XADD', KEYS[4], 'MAXLEN', '~', '10000', '*', 'n', ARGV[at], 'k', 'parcel', 'w',
      ARGV[at + 1])
  redis.call('EXPIRE', KEYS[4], ARGV[6])
  redis.call('HDEL', KEYS[2], ARGV[at])
  redis.call('HDEL', KEYS[3], ARGV[at])
  at = at + 2
end
prolong()
return {now, 'OK'}
