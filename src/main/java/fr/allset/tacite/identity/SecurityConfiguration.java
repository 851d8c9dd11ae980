package fr.allset.tacite.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Nothing answers without authentication but the log-in page and the liveness probe. The engine's own log-in and its set-up
 * are closed: the web apps take whoever has logged in here. Each chain ends by refusing what it does not name.
 */
@Configuration
@EnableWebSecurity
@EnableMethodSecurity
class SecurityConfiguration {

    private static final String STRICT_CONTENT =
            "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(11);
    }

    @Bean
    AuthenticationManager authenticationManager(UserDetailsService logins, PasswordEncoder passwords) {
        return new ProviderManager(new ThrottledAuthentication(logins, passwords));
    }

    @Bean
    SessionRegistry sessionRegistry() {
        return new SessionRegistryImpl();
    }

    @Bean
    static HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    /** The probe that an orchestrator asks before anyone can log in, and nothing else of the actuator. */
    @Bean
    @Order(1)
    SecurityFilterChain probes(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(path("/actuator/health/liveness")).permitAll()
                        .anyRequest().hasRole(Role.ADMIN.name()))
                .httpBasic(withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Programs: HTTP Basic with every request and no cookie, hence no CSRF. */
    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, ProblemWriter problems) throws Exception {
        return http.securityMatcher(path("/api/**"))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(path("/api/logins/**")).hasRole(Role.ADMIN.name())
                        .requestMatchers(path(HttpMethod.POST, "/api/portfolio"))
                            .hasAnyRole(Role.ACCOUNT_MANAGER.name(), Role.ADMIN.name())
                        .anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, refused) -> problems.write(request,
                        response, refused instanceof LockedException ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNAUTHORIZED,
                        refused instanceof LockedException ? "throttled" : "unauthenticated")))
                .exceptionHandling(refused -> refused.accessDeniedHandler((request, response, denied) ->
                        problems.write(request, response, HttpStatus.FORBIDDEN, "forbidden")))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(STRICT_CONTENT)))
                .build();
    }

    /** The engine's web apps: staff alone, by the session; they bring their own CSRF token. */
    @Bean
    @Order(3)
    SecurityFilterChain webApps(HttpSecurity http, SessionRegistry sessions) throws Exception {
        RequestMatcher webAppLogout = path(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");
        return http.securityMatcher(path("/camunda/**"))
                .authorizeHttpRequests(requests -> requests
                        // the engine's own log-in and first-administrator page would be ways around ours
                        .requestMatchers(path("/camunda/api/admin/auth/user/*/login/**"), path("/camunda/api/admin/setup/**"),
                                path("/camunda/app/*/*/setup/**")).denyAll()
                        .anyRequest().hasAnyRole(Role.ACCOUNT_MANAGER.name(), Role.PROCESS_OWNER.name(), Role.ADMIN.name()))
                .formLogin(login -> login.loginPage("/login"))
                .logout(logout -> logout.logoutRequestMatcher(webAppLogout)
                        .logoutSuccessHandler((request, response, who) -> response.setStatus(HttpStatus.NO_CONTENT.value())))
                .sessionManagement(session -> session.maximumSessions(-1).sessionRegistry(sessions).expiredUrl("/login"))
                .csrf(AbstractHttpConfigurer::disable)
                // the web apps write their own policy, with a nonce for each page
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin()).referrerPolicy(referrer ->
                        referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** Our pages: the session, with CSRF tokens. */
    @Bean
    @Order(4)
    SecurityFilterChain pages(HttpSecurity http, SessionRegistry sessions) throws Exception {
        return http
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                        .requestMatchers(path("/login"), path("/error"), path("/css/**"), path("/favicon.ico")).permitAll()
                        .requestMatchers(path("/bureau/**"))
                            .hasAnyRole(Role.ACCOUNT_MANAGER.name(), Role.PROCESS_OWNER.name(), Role.ADMIN.name())
                        .requestMatchers(path("/")).authenticated()
                        .anyRequest().denyAll())
                .formLogin(login -> login.loginPage("/login").defaultSuccessUrl("/", false).failureHandler(
                        (request, response, refused) -> response.sendRedirect(refused instanceof LockedException
                                ? "/login?throttled" : "/login?error")))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .sessionManagement(session -> session.maximumSessions(-1).sessionRegistry(sessions).expiredUrl("/login"))
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(STRICT_CONTENT))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** A refusal of the security chain, as the same problem+json that the controllers answer. */
    @Bean
    ProblemWriter problemWriter(ObjectMapper json, MessageSource messages, LocaleResolver locales) {
        return (request, response, status, code) -> {
            Locale locale = locales.resolveLocale(request);
            var problem = ProblemDetail.forStatusAndDetail(status, messages.getMessage("problem." + code, null, locale));
            problem.setType(URI.create("/problems/" + code));
            problem.setTitle(messages.getMessage("problem.title." + status.value(), null, locale));
            response.setStatus(status.value());
            if (status == HttpStatus.UNAUTHORIZED) {
                response.setHeader("WWW-Authenticate", "Basic realm=\"Tacite\", charset=\"UTF-8\"");
            }
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(response.getOutputStream(), problem);
        };
    }

    interface ProblemWriter {
        void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code) throws IOException;
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
