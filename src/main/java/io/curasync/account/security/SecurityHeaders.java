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

/** Configures the security headers of responses. */
public final class SecurityHeaders {

    private static final String DENIED_FEATURES =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

    /**
     * Matches the API documentation. The documentation is part of the API filter chain, but needs the content security policy of a page.
     */
    public static final RequestMatcher API_DOCUMENTATION = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher("/swagger-ui/**"),
            PathPatternRequestMatcher.withDefaults().matcher("/swagger-ui.html"));

    private SecurityHeaders() {}

    static Customizer<HeadersConfigurer<HttpSecurity>> ofScreens() {
        return headers -> {
            common(headers);
            // Does not replace the policy that a Vaadin page has set already.
            headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentSecurityPolicy.NON_VAADIN_POLICY));
        };
    }

    static Customizer<HeadersConfigurer<HttpSecurity>> ofApi() {
        return headers -> {
            common(headers);
            headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                    API_DOCUMENTATION, new ContentSecurityPolicyHeaderWriter(ContentSecurityPolicy.NON_VAADIN_POLICY)));
            headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                    new NegatedRequestMatcher(API_DOCUMENTATION),
                    new ContentSecurityPolicyHeaderWriter(ContentSecurityPolicy.API_POLICY)));
        };
    }

    private static void common(HeadersConfigurer<HttpSecurity> headers) {
        // The URL of an invitation is a secret and must not reach other sites.
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
        headers.permissionsPolicyHeader(permissions -> permissions.policy(DENIED_FEATURES));
        headers.crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
        // Strict-Transport-Security is sent over TLS only, and for this host only, without subdomains.
        headers.httpStrictTransportSecurity(transport -> transport.includeSubDomains(false));
    }
}
