-- KEYS: members, facts; ARGV: instance, milliseconds after which a silent one no longer counts,
-- seconds after which it is forgotten, what it tells of itself or '' when it leaves
-- a full Redis judges only a script's first write: this one lets the fleet meet when it is full
redis.call('ZREM', KEYS[1], '-')
local quiet, keep = tonumber(ARGV[2]), tonumber(ARGV[3])
local function forget(least, most)
  for _, gone in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], least, most, 'LIMIT', 0, 100)) do
    redis.call('ZREM', KEYS[1], gone)
    redis.call('HDEL', KEYS[2], gone)
  end
end
forget('-inf', string.format('(%.0f', now - keep * 1000))
-- heard of in the future: the clock went back, and who lives is heard again soon
forget(string.format('(%.0f', now + 2 * quiet), '+inf')
if ARGV[4] == '' then
  redis.call('ZREM', KEYS[1], ARGV[1])
  redis.call('HDEL', KEYS[2], ARGV[1])
else
  redis.call('ZADD', KEYS[1], string.format('%.0f', now), ARGV[1])
  redis.call('HSET', KEYS[2], ARGV[1], ARGV[4])
  redis.call('EXPIRE', KEYS[1], keep)
  redis.call('EXPIRE', KEYS[2], keep)
end
local living = redis.call('ZRANGEBYSCORE', KEYS[1], string.format('%.0f', now - quiet), '+inf',
    'WITHSCORES', 'LIMIT', 0, 1000)
local answer = {now, 'OK'}
for at = 1, #living, 2 do
  answer[#answer + 1] = living[at]
  answer[#answer + 1] = living[at + 1]
  answer[#answer + 1] = redis.call('HGET', KEYS[2], living[at]) or '{}'
end
return answer
