package fr.allset.tacite.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** French, unless the reader of the API asks for English. */
@Configuration
class LanguageConfiguration {

    /** Written in French: a word of another language would stand alone among them. */
    private static final List<String> PAGES = List.of("/espace", "/bureau");

    /** French holds where a language lacks a text, never the language of the machine. */
    @Bean
    MessageSource messageSource() {
        return new PhrasebookMessages();
    }

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                // they cite the contract, its amounts and its days as the contract writes them
                return PAGES.stream().anyMatch(request.getRequestURI()::startsWith)
                        ? Locale.FRENCH
                        : super.resolveLocale(request);
            }
        };
        resolver.setSupportedLocales(List.of(Locale.FRENCH, Locale.ENGLISH));
        resolver.setDefaultLocale(Locale.FRENCH);
        return resolver;
    }
}
