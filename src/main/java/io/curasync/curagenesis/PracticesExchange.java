package io.curasync.curagenesis;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** HTTP interface of the partner API. Spring generates the implementation. */
interface PracticesExchange {

    @GetExchange(url = "/api/partner/v1/practices", accept = "application/json")
    ResponseEntity<byte[]> practices(
            @RequestHeader("x-vendor-token") String token,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor);
}
