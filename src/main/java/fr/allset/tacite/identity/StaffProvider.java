package fr.allset.tacite.identity;

import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The provider of the organisation, if there is one. Where its pages are it says itself, and is asked when somebody first wants them.
 * A provider that is down does not keep Tacite from starting.
 */
@Component
public class StaffProvider {

    /** How the paths of the log-in call it. */
    static final String ID = "staff";

    /** Where whoever wants to log in there begins. */
    static final String BEGINNING = "/oauth2/authorization";

    /** Where the provider sends them back to. */
    private static final String RETURN = "/login/oauth2/code/" + ID;

    private static final String UNKNOWN_SUBJECT = "tacite.unknown-subject";
    private static final String UNAVAILABLE = "provider_unavailable";

    private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
            new ParameterizedTypeReference<>() {};

    private final StaffLogInSettings settings;
    private final String publicAddress;
    private final RestClient http;
    private volatile @Nullable ClientRegistration registration;

    /** @throws IllegalStateException without {@code tacite.public-address}: Tacite does not start */
    StaffProvider(StaffLogInSettings settings, OutsideSettings outside) {
        if (settings.isOn() && outside.publicAddress() == null) {
            throw new IllegalStateException("tacite.staff-log-in needs tacite.public-address: the provider sends people"
                    + " back there, and what a request says of it is not believed");
        }
        this.settings = settings;
        this.publicAddress = outside.publicAddress() == null
                ? ""
                : outside.publicAddress().toString().replaceAll("/$", "");
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(settings.timeout());
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /** What people call it; empty when there is none. */
    public Optional<String> name() {
        return settings.isOn() ? Optional.of(settings.name()) : Optional.empty();
    }

    /** The path that leads to it. */
    public String path() {
        return BEGINNING + "/" + ID;
    }

    /** Whom the provider has let in and we do not know, as it calls them; told once, to themselves. */
    public Optional<String> unknownSubject(HttpSession session) {
        var subject = session.getAttribute(UNKNOWN_SUBJECT);
        session.removeAttribute(UNKNOWN_SUBJECT);
        return Optional.ofNullable(subject).map(String::valueOf);
    }

    static void remember(HttpSession session, String unknownSubject) {
        session.setAttribute(UNKNOWN_SUBJECT, unknownSubject);
    }

    StaffLogInSettings settings() {
        return settings;
    }

    /** Where people find a path of ours. */
    String fromOutside(String path) {
        return publicAddress + path;
    }

    /** No bean: Spring Boot would build a log-in of its own on it. */
    ClientRegistrationRepository registrations() {
        return this::registration;
    }

    /** @throws OAuth2AuthenticationException when the provider does not say where its pages are */
    private @Nullable ClientRegistration registration(String id) {
        if (!settings.isOn() || !ID.equals(id)) {
            return null;
        }
        var known = registration;
        if (known == null) {
            known = discovered();
            registration = known;
        }
        return known;
    }

    /** It could not be reached: what is known of it may have changed. */
    void forget() {
        registration = null;
    }

    /** Whether there was no answer, as opposed to one that is no good. */
    static boolean isUnavailable(OAuth2Error error) {
        return UNAVAILABLE.equals(error.getErrorCode()) || "invalid_token_response".equals(error.getErrorCode());
    }

    /** Asks for the tokens that a code stands for, for no longer than the settings say. */
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(http.mutate()
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    private ClientRegistration discovered() {
        var document = document();
        if (!settings.issuer().equals(document.get("issuer"))) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    UNAVAILABLE,
                    "It does not call itself " + settings.issuer() + " as tacite.staff-log-in.issuer",
                    null));
        }
        try {
            return ClientRegistrations.fromOidcConfiguration(document)
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .redirectUri(fromOutside(RETURN))
                    .scope(settings.scopes())
                    .clientName(settings.name())
                    .build();
        } catch (IllegalArgumentException incomplete) {
            throw unavailable(incomplete);
        }
    }

    private Map<String, Object> document() {
        try {
            var answered = http.get()
                    .uri(URI.create(settings.issuer().replaceAll("/$", "") + "/.well-known/openid-configuration"))
                    .retrieve()
                    .body(DOCUMENT);
            var document = new HashMap<String, Object>(answered == null ? Map.of() : answered);
            // the policy of our pages lets the form of the log-out lead to the provider itself and to nobody else
            if (document.get("end_session_endpoint") instanceof String end
                    && !settings.origin().equals(Optional.of(StaffLogInSettings.origin(URI.create(end))))) {
                document.remove("end_session_endpoint");
            }
            return document;
        } catch (RestClientException | IllegalArgumentException unreachable) {
            throw unavailable(unreachable);
        }
    }

    private static OAuth2AuthenticationException unavailable(Exception cause) {
        return new OAuth2AuthenticationException(
                new OAuth2Error(UNAVAILABLE, cause.getClass().getSimpleName(), null), cause);
    }
}
