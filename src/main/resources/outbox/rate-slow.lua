-- KEYS: the endpoint's rate; many complaints of one second are one
local second = tonumber(redis.call('TIME')[1])
local known = redis.call('HMGET', KEYS[1], 'f', 'c')
local factor = tonumber(known[1] or '1000')
if tonumber(known[2] or '0') ~= second then
  factor = math.max(16, math.floor(factor / 2))
  redis.call('HSET', KEYS[1], 'f', factor, 'u', second + 10, 'c', second)
  redis.call('EXPIRE', KEYS[1], 600)
end
return factor
