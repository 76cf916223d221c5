import "server-only";

/**
 * Tickets are `process|number|user`. A process is dead when nobody listens to its channel any more, or when it
 * was silent for so long; what waits or is on the way in its name goes with it.
 */
const PURGE = `
local function ownerOf(ticket) return string.match(ticket, '^[^|]+') end
local function purge(keys, isGone)
  for _, key in ipairs(keys) do
    for _, ticket in ipairs(redis.call('ZRANGE', key, 0, -1)) do
      if isGone(ownerOf(ticket)) then redis.call('ZREM', key, ticket) end
    end
  end
end
`;

/**
 * KEYS: alive, then four of each operation: bucket, both queues, what is on the way. ARGV: own name, start of channels, whether it joins.
 * Answers with how many processes live; 0 when the others have taken this one for dead.
 */
export const BEAT = `${PURGE}
local own, channels, joins = ARGV[1], ARGV[2], ARGV[3] == '1'
if not joins and not redis.call('ZSCORE', KEYS[1], own) then return 0 end
redis.call('ZADD', KEYS[1], now, own)
redis.call('PEXPIRE', KEYS[1], 12500)
local alive = {}
local count = 0
local all = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
for i = 1, #all, 2 do
  local id = all[i]
  local silent = now - tonumber(all[i + 1]) > 2500
  if id ~= own and (silent or redis.call('PUBSUB', 'NUMSUB', channels .. id)[2] == 0) then
    redis.call('ZREM', KEYS[1], id)
  else
    alive[id] = true
    count = count + 1
  end
end
for i = 2, #KEYS, 4 do
  redis.call('PEXPIRE', KEYS[i], 60000)
  purge({ KEYS[i + 1], KEYS[i + 2], KEYS[i + 3] }, function(owner) return not alive[owner] end)
end
return count
`;

/**
 * One operation's bucket and queue. KEYS: bucket (hash), the interactive and the background queue (sorted
 * sets of tickets; a score is the user's round, then the order of coming), what is on the way (scores are
 * instants of forgetting). ARGV: verb, start of channels, topic of grants, rate at first, capacity, floors of
 * the background and of a prefetch, then what the verb needs. Answers with milliseconds until the next ticket
 * can be served (-1 when none waits), the rate, a word and a number.
 *
 * The arithmetic is that of sp-api/quota/bucket.ts and memory.ts, the turns those of priority-queue.ts.
 * A bucket that is not there was forgotten by the engine, and begins empty.
 */
export const QUOTA = `${PURGE}
local BUCKET, WAY = KEYS[1], KEYS[4]
local QUEUES = { i = KEYS[2], b = KEYS[3] }
local WIDTH = 67108864
local verb, channels, topic = ARGV[1], ARGV[2], ARGV[3]
local capacity = tonumber(ARGV[5])
local floors = { i = 0, b = tonumber(ARGV[6]), p = tonumber(ARGV[7]) }
local FIELDS = { 'level', 'at', 'rate', 'order', 'round_i', 'round_b', 'come_i', 'come_b', 'paused', 'row', 'throttled' }
local kept = redis.call('HMGET', BUCKET, unpack(FIELDS))
local s = {}
for i, field in ipairs(FIELDS) do s[field] = tonumber(kept[i] or '') or 0 end
if s.at == 0 then s.at = now end
if s.rate == 0 then s.rate = tonumber(ARGV[4]) end
local onTheWay = redis.call('ZCARD', WAY)
s.level = math.min(capacity - onTheWay, s.level + math.max(0, now - s.at) * s.rate / 1000)
s.at = now
redis.call('ZREMRANGEBYSCORE', WAY, '-inf', now)

local function waiting(lane) return redis.call('ZCARD', QUEUES[lane]) end
local function msUntil(tokens) return math.max(0, math.ceil((tokens - s.level) / s.rate * 1000)) end
local function head()
  if waiting('i') > 0 then return 'i' end
  if waiting('b') > 0 then return 'b' end
  return nil
end
local function spend(ticket)
  s.level = s.level - 1
  s.order = s.order + 1
  redis.call('ZADD', WAY, now + 35000, ticket)
  return s.order
end
local function serve()
  local lane = head()
  while lane and s.level >= 1 + floors[lane] do
    local first = redis.call('ZPOPMIN', QUEUES[lane])
    local owner = ownerOf(first[1])
    s['round_' .. lane] = math.max(s['round_' .. lane], math.floor(tonumber(first[2]) / WIDTH))
    local heard = redis.call('PUBLISH', channels .. owner, topic .. ' ' .. (s.order + 1) .. ' ' .. first[1])
    if heard > 0 then
      spend(first[1])
    else
      purge({ QUEUES.i, QUEUES.b, WAY }, function(other) return other == owner end)
    end
    lane = head()
  end
end
local function done(word, number)
  local values = {}
  for _, field in ipairs(FIELDS) do
    values[#values + 1] = field
    values[#values + 1] = string.format('%.17g', s[field])
  end
  redis.call('HSET', BUCKET, unpack(values))
  for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, 60000) end
  local lane = head()
  return { lane and math.max(1, msUntil(1 + floors[lane])) or -1, tostring(s.rate), word or '', number or 0 }
end
local function userOf(ticket) return string.match(ticket, '[^|]*$') end
-- The score that a ticket would get, and how many its user has in the lane.
local function place(lane, ticket, returning)
  local round, come = 'round_' .. lane, 'come_' .. lane
  local user, own, last = userOf(ticket), 0, 0
  local all = redis.call('ZRANGE', QUEUES[lane], 0, -1, 'WITHSCORES')
  if #all == 0 then s[round], s[come] = 0, 0 end
  for i = 1, #all, 2 do
    if userOf(all[i]) == user then
      own = own + 1
      last = math.max(last, math.floor(tonumber(all[i + 1]) / WIDTH))
    end
  end
  s[come] = s[come] + 1
  local turn = returning and 0 or math.max(s[round], last) + 1
  return turn * WIDTH + s[come], own
end
local function text(score) return string.format('%.17g', score) end

if verb == 'enter' then
  local ticket, lane, returning = ARGV[8], ARGV[9], ARGV[10] == '1'
  local left, most, mostOwn = tonumber(ARGV[11]), tonumber(ARGV[12]), tonumber(ARGV[13])
  local queue = lane == 'i' and 'i' or 'b'
  serve()
  local before = queue == 'b' and waiting('i') or 0
  local here = waiting(queue)
  local score, own = place(queue, ticket, returning)
  if here > 0 then before = before + redis.call('ZCOUNT', QUEUES[queue], '-inf', '(' .. text(score)) end
  if before == 0 and s.level >= 1 + floors[lane] then return done('granted', spend(ticket)) end
  local wait = msUntil(before + 1 + floors[lane])
  if lane ~= 'p' and not returning and own >= mostOwn then return done('own', wait) end
  if lane == 'p' or here >= most or wait > left then return done('busy', wait) end
  redis.call('ZADD', QUEUES[queue], text(score), ticket)
  return done('queued', wait)
end
if verb == 'pump' then
  serve()
  return done()
end
if verb == 'promote' then
  local ticket = ARGV[8]
  if redis.call('ZREM', QUEUES.b, ticket) == 1 then
    redis.call('ZADD', QUEUES.i, text((place('i', ticket, false))), ticket)
  end
  serve()
  return done()
end
if verb == 'leave' then
  local ticket = ARGV[8]
  local ahead = redis.call('ZRANK', QUEUES.i, ticket)
  if not ahead then
    ahead = redis.call('ZRANK', QUEUES.b, ticket)
    ahead = (ahead or 0) + waiting('i')
  end
  redis.call('ZREM', QUEUES.i, ticket)
  redis.call('ZREM', QUEUES.b, ticket)
  if redis.call('ZREM', WAY, ticket) == 1 then s.level = math.min(capacity, s.level + 1) end
  local wait = msUntil(ahead + 1)
  serve()
  return done('left', wait)
end
if verb == 'landed' then
  local ticket, outcome, order, said = ARGV[8], ARGV[9], tonumber(ARGV[10]), tonumber(ARGV[11])
  if outcome == 'throttled' then
    s.throttled = now
    local debt = said * s.rate - 1
    local again = order > s.paused
    if again then
      s.paused = s.order
      debt = math.max(debt, 0, math.min(tonumber(ARGV[12]) * (2 ^ s.row - 1), 4 * s.rate))
      s.row = math.min(s.row + 1, 10)
    end
    if again or debt > 0 then s.level = math.min(s.level, -debt) end
  elseif outcome == 'answered' then
    if order > s.paused then s.row = 0 end
    if said >= 0.01 and said <= 1000 then s.rate = said end
  end
  redis.call('ZREM', WAY, ticket)
  serve()
  return done()
end
if verb == 'check' then
  local found = ''
  for i = 8, #ARGV do
    local state = 'u'
    if redis.call('ZSCORE', QUEUES.i, ARGV[i]) or redis.call('ZSCORE', QUEUES.b, ARGV[i]) then state = 'q' end
    if redis.call('ZSCORE', WAY, ARGV[i]) then state = 'g' end
    found = found .. state
  end
  serve()
  return done(found, s.order)
end
if verb == 'rejoin' then
  purge({ QUEUES.i, QUEUES.b, WAY }, function(owner) return owner == ARGV[8] end)
  if ARGV[9] == '1' then s.level = math.min(s.level, 0) end
  serve()
  return done()
end
local word = table.concat({ math.max(0, math.floor(s.level)), waiting('i'), waiting('b'), string.format('%.0f', s.throttled) }, ' ')
return done(word, redis.call('ZCARD', WAY))
`;
