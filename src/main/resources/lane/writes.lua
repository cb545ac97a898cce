-- a list of changes: each begins with its word, the place of its key and how many words follow
local function write(first, count)
  local at = first
  for _ = 1, count do
    local word, key = ARGV[at], KEYS[tonumber(ARGV[at + 1])]
    local order = KEYS[tonumber(ARGV[at + 1]) + 1]
    local words = tonumber(ARGV[at + 2])
    local a, b, c, d = ARGV[at + 3], ARGV[at + 4], ARGV[at + 5], ARGV[at + 6]
    if word == 'keep' then
      redis.call('SET', key, a, 'EX', b)
    elseif word == 'drop' then
      redis.call('DEL', key, order)
    elseif word == 'rank' then
      redis.call('ZADD', key, b, a)
    elseif word == 'unrank' then
      redis.call('ZREM', key, a)
    elseif word == 'join' then
      redis.call('SADD', key, a)
    elseif word == 'leave' then
      redis.call('SREM', key, a)
    elseif word == 'append' then
      redis.call('HSET', key, a, b)
      redis.call('ZADD', order, 'NX', string.format('%.0f', micros + at), a)
      local most = tonumber(d)
      if most > 0 and redis.call('ZCARD', order) > most then
        redis.call('HDEL', key, redis.call('ZPOPMIN', order)[1])
      end
      redis.call('EXPIRE', key, c)
      redis.call('EXPIRE', order, c)
    elseif word == 'bury' then
      bury(key, order, at + 3)
    elseif word == 'strike' then
      redis.call('HDEL', key, a)
      redis.call('ZREM', order, a)
    end
    at = at + 3 + words
  end
end
