package fr.allset.tacite.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * The log-in of the staff at the provider. Spring looks at state, nonce, signature, issuer, audience and time; here stands whom that makes
 * of somebody, and what is said to whoever is nobody.
 */
@Component
class ProviderLogIn {

    private static final String AFTER_THE_LOG_OUT = "/login?logout";
    private static final String UNKNOWN = "unknown_subject";
    private static final String CLOSED = "login_closed";
    private static final String DENIED = "access_denied";

    private final StaffProvider provider;
    private final ProviderIdentities identities;
    private final Logins logins;
    private final Arrival arrival;
    private final SecurityLog log;

    ProviderLogIn(
            StaffProvider provider, ProviderIdentities identities, Logins logins, Arrival arrival, SecurityLog log) {
        this.provider = provider;
        this.identities = identities;
        this.logins = logins;
        this.arrival = arrival;
        this.log = log;
    }

    void configure(OAuth2LoginConfigurer<HttpSecurity> logIn) {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(provider.registrations(), StaffProvider.BEGINNING);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        logIn.loginPage("/login")
                .clientRegistrationRepository(provider.registrations())
                .authorizedClientRepository(new NoTokens())
                .authorizationEndpoint(at -> at.authorizationRequestResolver(requests))
                .tokenEndpoint(at -> at.accessTokenResponseClient(provider.tokens()))
                .userInfoEndpoint(at -> at.oidcUserService(this::user))
                .successHandler(arrival)
                .failureHandler(this::refuse)
                .addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T filter) {
                        filter.setAuthenticationFailureHandler(ProviderLogIn.this::refuse);
                        return filter;
                    }
                });
    }

    /** Whom the provider calls so. Nothing else is asked of it: no name, no role, no address. */
    private OidcUser user(OidcUserRequest request) {
        var idToken = request.getIdToken();
        var subject = idToken.getClaimAsString(provider.settings().subjectClaim());
        var credentials = Optional.ofNullable(subject)
                .flatMap(identities::usernameOf)
                .flatMap(logins::credentials)
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN, subject, null)));
        if (!credentials.login().enabled() || !credentials.login().role().isStaff()) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(CLOSED, credentials.login().username(), null));
        }
        return new ProviderUser(credentials, idToken);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        var error = error(refused);
        log.providerRefused(error.getErrorCode(), error.getDescription() == null ? "" : error.getDescription());
        response.sendRedirect("/login?fournisseur=" + word(error, request));
    }

    private static OAuth2Error error(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof OAuth2AuthenticationException told) {
                return told.getError();
            }
        }
        return new OAuth2Error("invalid_request");
    }

    private String word(OAuth2Error error, HttpServletRequest request) {
        if (StaffProvider.isUnavailable(error)) {
            provider.forget();
            return "indisponible";
        }
        return switch (error.getErrorCode()) {
            case UNKNOWN -> {
                StaffProvider.remember(request.getSession(), String.valueOf(error.getDescription()));
                yield "inconnu";
            }
            case CLOSED -> "ferme";
            case DENIED -> "refus";
            default -> "invalide";
        };
    }

    /** Whoever has come from the provider leaves there too, if it says where. */
    LogoutSuccessHandler afterLogOut() {
        if (provider.name().isEmpty()) {
            var here = new SimpleUrlLogoutSuccessHandler();
            here.setDefaultTargetUrl(AFTER_THE_LOG_OUT);
            return here;
        }
        var there = new OidcClientInitiatedLogoutSuccessHandler(provider.registrations());
        there.setDefaultTargetUrl(AFTER_THE_LOG_OUT);
        there.setPostLogoutRedirectUri(provider.fromOutside(AFTER_THE_LOG_OUT));
        return there;
    }

    /** Who somebody is was all that was wanted: the tokens open things of the provider that are not ours. */
    private static final class NoTokens implements OAuth2AuthorizedClientRepository {

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
                HttpServletResponse response) {
            // kept nowhere
        }

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // there is none
        }
    }
}
