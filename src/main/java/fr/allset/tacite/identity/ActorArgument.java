package fr.allset.tacite.identity;

import java.util.List;
import java.util.Optional;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the {@link Actor} who asks. */
@Configuration
class ActorArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    ActorArgument() {
        // nobody states who asks: the description of the API does not ask for it
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        if (!(request.getUserPrincipal() instanceof Authentication authentication)) {
            throw new IllegalStateException("a reader is asked for where nobody needs to log in");
        }
        if (authentication.getPrincipal() instanceof TaciteUser user) {
            return user.reader();
        }
        boolean client = authentication.getAuthorities().stream()
                .anyMatch(authority -> Role.CLIENT.authority().equals(authority.getAuthority()));
        // a client that did not come through our log-in belongs to no customer and sees nothing
        return new Actor(authentication.getName(), client ? Optional.of("") : Optional.empty());
    }
}
