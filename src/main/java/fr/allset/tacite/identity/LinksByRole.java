package fr.allset.tacite.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * A page offers its reader no link and no form that would be refused. What the reader may open says the security configuration alone: it is
 * asked for each link when a page is written. Of a link its words stay; a form is left out.
 */
@Component
class LinksByRole extends AbstractProcessorDialect {

    /** After everything else has worked on the tag. */
    private static final int LAST = 100_000;

    /** Both are there once the application is: the security configuration is made after the pages' engine. */
    private final Supplier<WebInvocationPrivilegeEvaluator> privileges;

    private final Supplier<List<LinkRule>> rules;

    LinksByRole(ObjectProvider<WebInvocationPrivilegeEvaluator> privileges, ObjectProvider<LinkRule> rules) {
        super("Links by role", null, LAST);
        this.privileges = privileges::getObject;
        this.rules = SingletonSupplier.of(() -> rules.stream().toList());
    }

    @Override
    public Set<IProcessor> getProcessors(String dialectPrefix) {
        return Set.of(
                new Offered("a", "href", IElementTagStructureHandler::removeTags),
                new Offered("form", "action", IElementTagStructureHandler::removeElement));
    }

    /** Whether the reader of this page may send that there. */
    private boolean isOffered(String method, String address, String root) {
        if (!address.startsWith(root + "/") || address.startsWith("//")) {
            return true; // somewhere else, or a part of this page
        }
        var path = withoutQuery(address.substring(root.length()));
        return rules.get().stream()
                .filter(rule -> path.startsWith(rule.prefix()))
                .findFirst()
                .map(rule -> rule.isOffered(
                        UriUtils.decode(path.substring(rule.prefix().length()), StandardCharsets.UTF_8),
                        target -> mayOpen("GET", withoutQuery(target))))
                .orElseGet(() -> mayOpen(method, path));
    }

    private static String withoutQuery(String address) {
        return UriComponentsBuilder.fromUriString(address)
                .replaceQuery(null)
                .fragment(null)
                .build()
                .toString();
    }

    private boolean mayOpen(String method, String path) {
        return privileges
                .get()
                .isAllowed("", path, method, SecurityContextHolder.getContext().getAuthentication());
    }

    private interface Removal {
        void of(IElementTagStructureHandler structure);
    }

    private final class Offered extends AbstractElementTagProcessor {

        private final String address;
        private final Removal removal;

        Offered(String element, String address, Removal removal) {
            super(TemplateMode.HTML, null, element, false, null, false, LAST);
            this.address = address;
            this.removal = removal;
        }

        @Override
        protected void doProcess(
                ITemplateContext context, IProcessableElementTag tag, IElementTagStructureHandler structure) {
            @Nullable String target = tag.getAttributeValue(address);
            if (target != null && context instanceof IWebContext web) {
                var root = Optional.ofNullable(web.getExchange().getRequest().getApplicationPath())
                        .orElse("");
                var method = Optional.ofNullable(tag.getAttributeValue("method"))
                        .orElse("get")
                        .toUpperCase(Locale.ROOT);
                if (!isOffered(method, target, root)) {
                    removal.of(structure);
                }
            }
        }
    }
}
