// The theme's own words in each language that it speaks: one row per word, in the order of kLabelLanguages.
#pragma once

#include <array>
#include <string_view>

namespace almanac::render {

// Primary subtags of BCP 47.
inline constexpr std::array<std::string_view, 8> kLabelLanguages = {"en", "de", "fr", "es", "it", "pt", "nl", "ar"};

struct Label {
  std::string_view name;
  std::array<std::string_view, kLabelLanguages.size()> texts;
};

// clang-format off
inline constexpr Label kLabels[] = {
    {"skip", {"Skip to content", "Zum Inhalt springen", "Aller au contenu", "Ir al contenido", "Vai al contenuto",
              "Ir para o conteúdo", "Naar de inhoud", "انتقل إلى المحتوى"}},
    {"site_menu", {"Site", "Website", "Site", "Sitio", "Sito", "Site", "Site", "الموقع"}},
    {"home", {"Home", "Startseite", "Accueil", "Inicio", "Home", "Início", "Home", "الرئيسية"}},
    {"posts", {"Posts", "Beiträge", "Articles", "Entradas", "Articoli", "Artigos", "Berichten", "المقالات"}},
    {"all_posts", {"All posts", "Alle Beiträge", "Tous les articles", "Todas las entradas", "Tutti gli articoli",
                   "Todos os artigos", "Alle berichten", "كل المقالات"}},
    {"archive", {"Archive", "Archiv", "Archives", "Archivo", "Archivio", "Arquivo", "Archief", "الأرشيف"}},
    {"tags", {"Tags", "Schlagwörter", "Étiquettes", "Etiquetas", "Tag", "Etiquetas", "Tags", "الوسوم"}},
    {"tag", {"Tag", "Schlagwort", "Étiquette", "Etiqueta", "Tag", "Etiqueta", "Tag", "وسم"}},
    {"authors", {"Authors", "Autorinnen und Autoren", "Auteurs", "Autores", "Autori", "Autores", "Auteurs",
                 "الكتّاب"}},
    {"author", {"Author", "Von", "Auteur", "Autor", "Autore", "Autor", "Auteur", "الكاتب"}},
    {"series", {"Series", "Reihen", "Séries", "Series", "Serie", "Séries", "Reeksen", "السلاسل"}},
    {"one_series", {"Series", "Reihe", "Série", "Serie", "Serie", "Série", "Reeks", "سلسلة"}},
    {"by", {"By", "Von", "Par", "Por", "Di", "Por", "Door", "بقلم"}},
    {"updated", {"Updated", "Aktualisiert", "Mis à jour", "Actualizado", "Aggiornato", "Atualizado", "Bijgewerkt",
                 "حُدّث في"}},
    {"draft", {"Draft", "Entwurf", "Brouillon", "Borrador", "Bozza", "Rascunho", "Concept", "مسودة"}},
    {"more_reading", {"More reading", "Mehr zum Lesen", "À lire aussi", "Más lecturas", "Altre letture",
                      "Mais leituras", "Meer lezen", "اقرأ أيضًا"}},
    {"review_before", {"The review before", "Der Rückblick davor", "Le bilan précédent", "El resumen anterior",
                       "Il riepilogo precedente", "O resumo anterior", "Het vorige overzicht", "المراجعة السابقة"}},
    {"review_after", {"The review after", "Der Rückblick danach", "Le bilan suivant", "El resumen siguiente",
                      "Il riepilogo successivo", "O resumo seguinte", "Het volgende overzicht", "المراجعة التالية"}},
    {"series_before", {"Before this in the series", "Davor in der Reihe", "Avant, dans la série", "Antes, en la serie",
                       "Prima, nella serie", "Antes, na série", "Hiervoor in de reeks", "قبله في السلسلة"}},
    {"series_after", {"After this in the series", "Danach in der Reihe", "Après, dans la série",
                      "Después, en la serie", "Dopo, nella serie", "Depois, na série", "Hierna in de reeks",
                      "بعده في السلسلة"}},
    {"mentions_this", {"Mentions this post", "Erwähnt diesen Beitrag", "Mentionne cet article",
                       "Menciona esta entrada", "Cita questo articolo", "Menciona este artigo",
                       "Noemt dit bericht", "يشير إلى هذا المقال"}},
    {"related", {"Related", "Verwandt", "Sur le même sujet", "Relacionado", "Correlato", "Relacionado", "Verwant",
                 "ذو صلة"}},
    {"previous", {"Previous", "Davor", "Précédent", "Anterior", "Precedente", "Anterior", "Vorige", "السابق"}},
    {"next", {"Next", "Danach", "Suivant", "Siguiente", "Successivo", "Seguinte", "Volgende", "التالي"}},
    {"newer", {"Newer posts", "Neuere Beiträge", "Articles plus récents", "Entradas más nuevas",
               "Articoli più recenti", "Artigos mais recentes", "Nieuwere berichten", "مقالات أحدث"}},
    {"older", {"Older posts", "Ältere Beiträge", "Articles plus anciens", "Entradas anteriores",
               "Articoli precedenti", "Artigos mais antigos", "Oudere berichten", "مقالات أقدم"}},
    {"page", {"Page", "Seite", "Page", "Página", "Pagina", "Página", "Pagina", "صفحة"}},
    {"feeds", {"Feeds", "Feeds", "Flux", "Fuentes web", "Feed", "Feeds", "Feeds", "خلاصات"}},
    {"subscribe", {"Subscribe", "Abonnieren", "S’abonner", "Suscribirse", "Iscriviti", "Subscrever", "Abonneren",
                   "اشترك"}},
    {"covers", {"Covers", "Behandelt", "Couvre", "Abarca", "Riguarda", "Cobre", "Gaat over", "يغطي"}},
    {"missing", {"No review was published", "Kein Rückblick erschienen", "Aucun bilan publié",
                 "No se publicó ningún resumen", "Nessun riepilogo pubblicato", "Nenhum resumo publicado",
                 "Geen overzicht verschenen", "لم تُنشر مراجعة"}},
    {"missing_months", {"Months without a review", "Monate ohne Rückblick", "Mois sans bilan",
                        "Meses sin resumen", "Mesi senza riepilogo", "Meses sem resumo",
                        "Maanden zonder overzicht", "أشهر بلا مراجعة"}},
    {"archive_note", {"This page is an archive document: every post of the month, complete and lasting. "
                      "For feed readers:",
                      "Diese Seite ist ein Archivdokument: alle Beiträge des Monats, vollständig und dauerhaft. "
                      "Für Feedreader:",
                      "Cette page est un document d’archive : tous les articles du mois, complets et durables. "
                      "Pour les lecteurs de flux :",
                      "Esta página es un documento de archivo: todas las entradas del mes, completas y duraderas. "
                      "Para lectores de fuentes:",
                      "Questa pagina è un documento d’archivio: tutti gli articoli del mese, completi e durevoli. "
                      "Per i lettori di feed:",
                      "Esta página é um documento de arquivo: todos os artigos do mês, completos e duradouros. "
                      "Para leitores de feeds:",
                      "Deze pagina is een archiefdocument: alle berichten van de maand, volledig en blijvend. "
                      "Voor feedlezers:",
                      "هذه الصفحة وثيقة أرشيف: كل مقالات الشهر، كاملة ودائمة. لبرامج قراءة الخلاصات:"}},
    {"month_open", {"This month is not closed yet: posts may still be added.",
                    "Dieser Monat ist noch nicht abgeschlossen: Beiträge können noch dazukommen.",
                    "Ce mois n’est pas encore clos : des articles peuvent s’y ajouter.",
                    "Este mes aún no está cerrado: todavía pueden añadirse entradas.",
                    "Questo mese non è ancora chiuso: possono aggiungersi articoli.",
                    "Este mês ainda não está fechado: podem ser acrescentados artigos.",
                    "Deze maand is nog niet afgesloten: er kunnen berichten bijkomen.",
                    "لم يكتمل هذا الشهر بعد: قد تُضاف إليه مقالات."}},
    {"not_found", {"Page not found", "Seite nicht gefunden", "Page introuvable", "Página no encontrada",
                   "Pagina non trovata", "Página não encontrada", "Pagina niet gevonden", "الصفحة غير موجودة"}},
    {"not_found_text", {"Nothing lies at this address. It may have moved; the archive leads to every post.",
                        "Unter dieser Adresse liegt nichts. Das Archiv führt zu allen Beiträgen.",
                        "Il n’y a rien à cette adresse. Les archives mènent à tous les articles.",
                        "No hay nada en esta dirección. El archivo lleva a todas las entradas.",
                        "A questo indirizzo non c’è nulla. L’archivio porta a tutti gli articoli.",
                        "Não há nada neste endereço. O arquivo leva a todos os artigos.",
                        "Op dit adres staat niets. Het archief leidt naar alle berichten.",
                        "لا شيء في هذا العنوان. الأرشيف يقود إلى كل المقالات."}},
    {"latest", {"Latest posts", "Neueste Beiträge", "Derniers articles", "Últimas entradas", "Ultimi articoli",
                "Últimos artigos", "Laatste berichten", "أحدث المقالات"}},
    {"moved", {"This page has moved", "Diese Seite ist umgezogen", "Cette page a déménagé",
               "Esta página se ha mudado", "Questa pagina si è spostata", "Esta página mudou de endereço",
               "Deze pagina is verhuisd", "انتقلت هذه الصفحة"}},
};
// clang-format on

}  // namespace almanac::render
