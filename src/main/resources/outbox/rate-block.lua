-- KEYS: the endpoint's rate; ARGV: calls a second, how many are wanted
-- f: thousandths of the limit in use, u: until when they stay so low, s: the second, n: calls of it
local clock = redis.call('TIME')
local second, milli = tonumber(clock[1]), math.floor(clock[2] / 1000)
local known = redis.call('HMGET', KEYS[1], 's', 'n', 'f', 'u')
local factor, till = tonumber(known[3] or '1000'), tonumber(known[4] or '0')
if factor < 1000 and second >= till then
  factor = math.min(1000, factor * 2)
  till = second + 10
end
local used = tonumber(known[1] or '0') == second and tonumber(known[2]) or 0
local most = math.max(1, math.floor(ARGV[1] * factor / 1000))
local granted = math.max(0, math.min(tonumber(ARGV[2]), most - used))
redis.call('HSET', KEYS[1], 's', second, 'n', used + granted, 'f', factor, 'u', till)
redis.call('EXPIRE', KEYS[1], 600)
return {granted, 1000 - milli, factor}
