-- a list of changes: each begins with its word, the place of its key and how many words follow
local function trim(key, most)
  local all = redis.call('HGETALL', key)
  local names = {}
  for at = 1, #all, 2 do
    names[#names + 1] = {all[at], tonumber(string.match(all[at + 1], '^%d+') or '0')}
  end
  table.sort(names, function(one, other) return one[2] < other[2] end)
  for at = 1, #names - most do
    redis.call('HDEL', key, names[at][1])
  end
end
-- named entries: seconds to keep or 0 to leave it, how many to keep or 0, then names and values
local function append(key, at, words)
  local entries = {}
  for pair = 0, (words - 2) / 2 - 1 do
    entries[#entries + 1] = ARGV[at + 2 + 2 * pair]
    entries[#entries + 1] = string.format('%d ', micros + pair) .. ARGV[at + 3 + 2 * pair]
  end
  redis.call('HSET', key, unpack(entries))
  if ARGV[at] ~= '0' then
    redis.call('EXPIRE', key, ARGV[at])
  end
  local most = tonumber(ARGV[at + 1])
  -- looking each time would cost every turn a command; a few too many are kept for a while, and
  -- who writes so much is left some room, or the whole list would be read again after a few turns
  if most > 0 and micros % 64 == 0 and redis.call('HLEN', key) > most then
    trim(key, math.floor(most * 3 / 4))
  end
end
-- seconds to keep, then ids; what is only deleted from a stream leaves its bytes behind, so that the
-- others move to a new one
local function discard(key, at, words)
  redis.call('XDEL', key, unpack(ARGV, at + 1, at + words - 1))
  local left = redis.call('XRANGE', key, '-', '+')
  redis.call('DEL', key)
  for _, entry in ipairs(left) do
    redis.call('XADD', key, entry[1], unpack(entry[2]))
  end
  if #left > 0 then
    redis.call('EXPIRE', key, ARGV[at])
  end
end
local function write(first, count)
  local at = first
  for _ = 1, count do
    local word, key, words = ARGV[at], KEYS[tonumber(ARGV[at + 1])], tonumber(ARGV[at + 2])
    local a, b, c = ARGV[at + 3], ARGV[at + 4], ARGV[at + 5]
    if word == 'keep' then
      redis.call('SET', key, a, 'EX', b)
    elseif word == 'drop' then
      redis.call('DEL', key)
    elseif word == 'rank' then
      redis.call('ZADD', key, b, a)
      if c ~= '0' then
        redis.call('ZREMRANGEBYSCORE', key, '-inf', string.format('(%.0f', now - c * 1000))
        redis.call('EXPIRE', key, c)
      end
    elseif word == 'unrank' then
      redis.call('ZREM', key, a)
    elseif word == 'join' then
      redis.call('SADD', key, a)
    elseif word == 'leave' then
      redis.call('SREM', key, a)
    elseif word == 'append' then
      append(key, at + 3, words)
    elseif word == 'bury' then
      bury(key, KEYS[tonumber(ARGV[at + 1]) + 1], at + 3)
    elseif word == 'discard' then
      discard(key, at + 3, words)
    elseif word == 'strike' then
      redis.call('HDEL', key, a)
    end
    at = at + 3 + words
  end
end
