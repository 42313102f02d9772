package io.curasync.account.security.oidc;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import io.curasync.account.CurrentUserAccess;
import io.curasync.platform.text.TextSanitizer;
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
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.stereotype.Component;

/** Adds sign-in by OpenID Connect to the filter chain of the screens, if a provider is configured. */
@Component
public class OidcLoginConfigurer {

    static final String REGISTRATION = "openid";

    private static final Logger log = LoggerFactory.getLogger(OidcLoginConfigurer.class);

    private final OidcProperties properties;
    private final OidcLoginSuccessHandler signIn;
    private final VaadinDefaultRequestCache requests;

    OidcLoginConfigurer(OidcProperties properties, OidcLoginSuccessHandler signIn, VaadinDefaultRequestCache requests) {
        this.properties = properties;
        this.signIn = signIn;
        this.requests = requests;
    }

    public void addTo(HttpSecurity http) {
        if (!properties.isOn()) {
            if (properties.isHalfSet()) {
                log.warn("Sign-in by OpenID Connect is off: it needs issuer, client id and client secret.");
            }
            return;
        }
        VaadinSavedRequestAwareAuthenticationSuccessHandler redirect =
                new VaadinSavedRequestAwareAuthenticationSuccessHandler();
        redirect.setRequestCache(requests);
        redirect.setDefaultTargetUrl("/");
        // Created at the first use, because an unreachable provider must not prevent the application from starting.
        ClientRegistrationRepository registrations = new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration()));
        http.oauth2Login(login -> login.loginPage("/login")
                .clientRegistrationRepository(registrations)
                .authorizationEndpoint(
                        start -> start.authorizationRequestResolver(authorizationRequestResolver(registrations)))
                .authorizedClientRepository(new DiscardingClientRepository())
                .successHandler(signIn.then(redirect))
                .failureHandler(OidcLoginConfigurer::failed)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F start) {
                        start.setAuthenticationFailureHandler(OidcLoginConfigurer::failed);
                        return start;
                    }
                }));
    }

    /**
     * Returns the resolver of authorization requests. A user who is already signed in starts another sign-in only to reauthenticate. The
     * provider must then ask for the credentials again ({@code max_age=0}).
     */
    private static OAuth2AuthorizationRequestResolver authorizationRequestResolver(
            ClientRegistrationRepository registrations) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations);
        resolver.setAuthorizationRequestCustomizer(request -> CurrentUserAccess.current()
                .ifPresent(_ -> request.additionalParameters(parameters -> parameters.put("max_age", "0"))));
        return resolver;
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

    private static void failed(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        log.warn("A sign-in by OpenID Connect failed: {}", TextSanitizer.of(String.valueOf(exception.getMessage())));
        response.sendRedirect(request.getContextPath() + "/login?provider");
    }

    /** Discards the provider's tokens, which are not needed once the user is identified. */
    private static final class DiscardingClientRepository implements OAuth2AuthorizedClientRepository {

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
