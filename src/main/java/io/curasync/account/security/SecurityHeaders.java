package io.curasync.account.security;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What browsers are told to be careful about. */
final class SecurityHeaders {

    private static final String NOTHING_OF_THE_DEVICE =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

    /** The API's description is a page, though it lies beside the API. */
    static final RequestMatcher DESCRIPTION = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher("/swagger-ui/**"),
            PathPatternRequestMatcher.withDefaults().matcher("/swagger-ui.html"));

    private SecurityHeaders() {}

    static Customizer<HeadersConfigurer<HttpSecurity>> ofScreens() {
        return headers -> {
            common(headers);
            // A page of Vaadin's has set its own by now.
            headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentSecurityPolicy.ELSEWHERE));
        };
    }

    static Customizer<HeadersConfigurer<HttpSecurity>> ofApi() {
        return headers -> {
            common(headers);
            headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                    DESCRIPTION, new ContentSecurityPolicyHeaderWriter(ContentSecurityPolicy.ELSEWHERE)));
            headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                    new NegatedRequestMatcher(DESCRIPTION),
                    new ContentSecurityPolicyHeaderWriter(ContentSecurityPolicy.DATA)));
        };
    }

    private static void common(HeadersConfigurer<HttpSecurity> headers) {
        // An invitation's address is a secret: it goes nowhere else.
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
        headers.permissionsPolicyHeader(permissions -> permissions.policy(NOTHING_OF_THE_DEVICE));
        headers.crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
        // Only what came by TLS is told to come so for ever; and only of this host.
        headers.httpStrictTransportSecurity(transport -> transport.includeSubDomains(false));
    }
}
