package io.curasync.account.security;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import io.curasync.platform.ForeignText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.stereotype.Component;

/** Sign-in by OpenID Connect beside the sign-in page's own, when it is set up. */
@Component
class OpenId {

    static final String REGISTRATION = "openid";

    private static final Logger log = LoggerFactory.getLogger(OpenId.class);

    private final OpenIdProperties properties;
    private final OpenIdSignIn signIn;
    private final VaadinDefaultRequestCache requests;

    OpenId(OpenIdProperties properties, OpenIdSignIn signIn, VaadinDefaultRequestCache requests) {
        this.properties = properties;
        this.signIn = signIn;
        this.requests = requests;
    }

    void addTo(HttpSecurity http) {
        if (!properties.isOn()) {
            if (properties.isHalfSet()) {
                log.warn("Sign-in by OpenID Connect is off: it needs issuer, client id and client secret.");
            }
            return;
        }
        VaadinSavedRequestAwareAuthenticationSuccessHandler back =
                new VaadinSavedRequestAwareAuthenticationSuccessHandler();
        back.setRequestCache(requests);
        back.setDefaultTargetUrl("/");
        http.oauth2Login(login -> login.loginPage("/login")
                // Asked when it is first needed: a provider that is away must not keep the application from starting.
                .clientRegistrationRepository(new SupplierClientRegistrationRepository(
                        () -> new InMemoryClientRegistrationRepository(registration())))
                .authorizedClientRepository(new Forgotten())
                .successHandler(signIn.then(back))
                .failureHandler(OpenId::failed)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F start) {
                        start.setAuthenticationFailureHandler(OpenId::failed);
                        return start;
                    }
                }));
    }

    private ClientRegistration registration() {
        return ClientRegistrations.fromIssuerLocation(
                        Objects.requireNonNull(properties.issuer()).strip())
                .registrationId(REGISTRATION)
                .clientId(Objects.requireNonNull(properties.clientId()).strip())
                .clientSecret(Objects.requireNonNull(properties.clientSecret()).strip())
                .scope("openid", "email", "profile")
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .build();
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        log.warn("A sign-in by OpenID Connect failed: {}", ForeignText.clean(why.getMessage()));
        response.sendRedirect(request.getContextPath() + "/login?provider");
    }

    /** The provider's tokens have done their service once it is known who somebody is. */
    private static final class Forgotten implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}
    }
}
