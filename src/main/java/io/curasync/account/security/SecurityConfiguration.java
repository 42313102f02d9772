package io.curasync.account.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.curasync.account.Invitations;
import io.curasync.account.security.api.ApiRateLimit;
import io.curasync.account.security.api.ApiRateProperties;
import io.curasync.account.security.api.ApiSecurityErrorHandler;
import io.curasync.account.security.api.ApiTokenAuthenticator;
import io.curasync.account.security.api.ApiTokenFilter;
import io.curasync.account.security.api.CrossSiteFilter;
import io.curasync.account.security.api.FormContentTypeFilter;
import io.curasync.account.security.api.ReadOnlySessionContextRepository;
import io.curasync.account.security.login.LoginFailureHandler;
import io.curasync.account.security.login.PasswordAuthenticationProvider;
import io.curasync.account.security.oidc.OidcLoginConfigurer;
import io.curasync.account.security.session.DatabaseUnavailableFilter;
import io.curasync.account.security.session.DeviceRememberMeServices;
import io.curasync.account.security.session.DeviceSessionRepository;
import io.curasync.account.security.session.LocalSessionRegistry;
import io.curasync.account.security.session.SessionValidationFilter;
import io.curasync.account.security.session.SharedSessionRedirectFilter;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Configures two filter chains, one for the API and the actuator, and one for the screens. Both check passwords with
 * {@link PasswordAuthenticationProvider}. Spring Security finds that bean automatically. A chain must not add the provider as well,
 * because each password would then be checked twice.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    private static final String ADMIN = "ADMIN";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            LocalSessionRegistry localSessions,
            DeviceSessionRepository store,
            ApiTokenAuthenticator tokens,
            ApiRateProperties rate,
            @Value("${curasync.actuator.loopback:true}") boolean opensActuatorToLoopback) {
        ApiSecurityErrorHandler errorHandler = new ApiSecurityErrorHandler();
        return http.securityMatcher(
                        "/api/**", "/actuator/**", "/v3/**", "/swagger-ui/**", "/swagger-ui.html", "/webjars/**")
                .addFilterBefore(new SessionValidationFilter(localSessions, store), SecurityContextHolderFilter.class)
                .addFilterAfter(new CrossSiteFilter(CrossSiteFilter.API_WRITES), HeaderWriterFilter.class)
                .addFilterBefore(new ApiTokenFilter(tokens, errorHandler), BasicAuthenticationFilter.class)
                // Runs after authentication, because the limit applies to each user.
                .addFilterAfter(new ApiRateLimit(rate.perCaller()), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new FormContentTypeFilter(), AuthorizationFilter.class)
                .headers(SecurityHeaders.ofApi())
                .httpBasic(basic -> basic.authenticationEntryPoint(errorHandler))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(errorHandler).accessDeniedHandler(errorHandler))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(new ReadOnlySessionContextRepository()))
                // Sessions do not authorize writes here, and CrossSiteFilter rejects writes from other sites.
                .csrf(CsrfConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/api/webhooks/curagenesis/**")
                        .permitAll()
                        // The endpoint itself requires the cron secret or an admin.
                        .requestMatchers(ApiTokenFilter.CRON)
                        .permitAll()
                        // For proxies and container orchestrators. Only admins see details.
                        .requestMatchers("/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access(loopbackOrAdmin(opensActuatorToLoopback))
                        .requestMatchers("/api/users/**", "/api/webhooks/events/**")
                        .hasRole(ADMIN)
                        // The API description as JSON and YAML, and the files of the page that displays it.
                        .requestMatchers("/v3/**", "/swagger-ui/**", "/swagger-ui.html", "/webjars/**")
                        .hasRole(ADMIN)
                        .requestMatchers(HttpMethod.POST, "/api/sync/runs/*/cancel")
                        .hasRole(ADMIN)
                        .anyRequest()
                        .authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain screens(
            HttpSecurity http,
            LocalSessionRegistry localSessions,
            DeviceSessionRepository store,
            DeviceRememberMeServices deviceRememberMeServices,
            OidcLoginConfigurer oidcLoginConfigurer,
            Invitations invitations) {
        http.setSharedObject(RequestCache.class, new SameOriginRequestCache());
        oidcLoginConfigurer.addTo(http);
        return http.addFilterBefore(
                        new SessionValidationFilter(localSessions, store), SecurityContextHolderFilter.class)
                .addFilterAfter(new CrossSiteFilter(CrossSiteFilter.SIGN_IN), HeaderWriterFilter.class)
                .addFilterAfter(new DatabaseUnavailableFilter(), RememberMeAuthenticationFilter.class)
                .addFilterAfter(new SharedSessionRedirectFilter(), RememberMeAuthenticationFilter.class)
                .headers(SecurityHeaders.ofScreens())
                .formLogin(form -> form.loginPage("/login").failureHandler(new LoginFailureHandler(invitations)))
                .rememberMe(remember ->
                        remember.rememberMeServices(deviceRememberMeServices).key(DeviceRememberMeServices.KEY))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/invitation/**", "/assets/**")
                        .permitAll()
                        .requestMatchers(new StaticResourceRequestMatcher())
                        .permitAll())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView("/login")
                                // Signed-in users get an error screen for unknown paths, not a plain error.
                                .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> loopbackOrAdmin(boolean opensToLoopback) {
        LoopbackRequestMatcher loopbackRequestMatcher = new LoopbackRequestMatcher();
        return AuthorizationManagers.anyOf(
                (_, context) -> new AuthorizationDecision(
                        opensToLoopback && loopbackRequestMatcher.matches(context.getRequest())),
                AuthorityAuthorizationManager.hasRole(ADMIN));
    }
}
