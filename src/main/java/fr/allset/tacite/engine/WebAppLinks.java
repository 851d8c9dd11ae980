package fr.allset.tacite.engine;

import fr.allset.tacite.identity.LinkRule;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Links to the engine's web apps: the engine says who may enter which. */
@Component
class WebAppLinks implements LinkRule {

    private final AuthorizationService authorizations;

    WebAppLinks(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public String prefix() {
        return "/camunda/app/";
    }

    @Override
    public boolean isOffered(String rest, Predicate<String> mayOpen) {
        var reader = SecurityContextHolder.getContext().getAuthentication();
        var app = rest.substring(0, rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/'));
        var groups = EngineGroups.of(reader.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet()));
        return mayOpen.test(prefix() + rest)
                && authorizations.isUserAuthorized(
                        reader.getName(), groups, Permissions.ACCESS, Resources.APPLICATION, app);
    }
}
