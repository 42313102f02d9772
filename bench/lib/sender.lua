-- Script for wrk: thread n sends each line of slice n once, continuing where the last run stopped.
-- Arguments: directory, length of a line, path, and the first line of each thread.
local threads = {}

function setup(thread)
    thread:set("slice", #threads)
    threads[#threads + 1] = thread
end

function init(args)
    local body = tonumber(args[2]) - 66
    length = tonumber(args[2])
    sent = tonumber(args[4 + slice])
    -- wrk requests one request from the first thread without sending it, to detect pipelining.
    trial = slice == 0
    file = assert(io.open(args[1] .. "/slice-" .. slice, "r"))
    file:seek("set", sent * length)
    head = "POST " .. args[3] .. " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
        .. body .. "\r\nx-webhook-signature: "
end

function request()
    local line = file:read(length)
    if line == nil then
        error("no signed bodies left: the receiver is faster than the benchmark expected")
    end
    if trial then
        trial = false
        file:seek("set", sent * length)
    else
        sent = sent + 1
    end
    return head .. line:sub(1, 64) .. "\r\n\r\n" .. line:sub(66, -2)
end

function done(summary, latency)
    local at = {}
    for i, thread in ipairs(threads) do
        at[i] = thread:get("sent")
    end
    local e = summary.errors
    io.write(string.format('\nRESULT {"requests":%d,"micros":%d,"refused":%d,"broken":%d,"p50":%d,"p99":%d,"max":%d,"at":[%s]}\n',
        summary.requests, summary.duration, e.status, e.connect + e.read + e.write + e.timeout,
        latency:percentile(50), latency:percentile(99), latency.max, table.concat(at, ",")))
end
