package fr.allset.tacite.identity;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Somebody of the staff whom the provider has let in. All that Tacite asks of it is who it is. Name, role and the rest are those of the
 * login, and further factors were the provider's to ask for.
 */
class ProviderUser extends TaciteUser implements OidcUser {

    private static final long serialVersionUID = 1;

    /** The log-out shows it to the provider. */
    private final OidcIdToken idToken;

    ProviderUser(Logins.Credentials credentials, OidcIdToken idToken) {
        super(credentials, true, Optional.empty());
        this.idToken = idToken;
    }

    @Override
    public String getName() {
        return getUsername();
    }

    @Override
    public Map<String, Object> getClaims() {
        return idToken.getClaims();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return getClaims();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public OidcIdToken getIdToken() {
        return idToken;
    }
}
