/* The form language as one table: which keys each kind of group may have, what they hold and where it goes in struct form.
 * The loader, the manual page and the tests read it. */
#ifndef FORMFILE_KEYS_H
#define FORMFILE_KEYS_H

#include <glib.h>
#include <stdbool.h>

enum group_kind {
    GROUP_EDITION,
    GROUP_TABLE_HEAD,
    GROUP_PHRASES,
    GROUP_TARGETS,
    GROUP_SIGNOFF,
    GROUP_PART,
    GROUP_REPORT,
    GROUP_SECTION,
    GROUP_COLUMN,
    GROUP_ROW,
    GROUP_CELL,
    GROUP_RULE,
    GROUP_PARAGRAPH,
    GROUP_LAYOUT,
    GROUP_OUTLINE,
    GROUP_PAPER_LINE,
    GROUP_PAPER_CELL,
    GROUP_CHART,
    GROUP_CHART_ITEM,
    GROUP_BLOCK,
    GROUP_LAYOUT_COLUMN,
    GROUP_HELP,
    N_GROUPS,
};

enum key_type {
    KEY_TEXT,        /* char * */
    KEY_ID,          /* char *: letters, digits, _ */
    KEY_NAME,        /* as KEY_ID, but kept nowhere: the merge of editions has used it */
    KEY_TEMPLATE,    /* struct template * */
    KEY_SENTENCE,    /* char *, the text of a template */
    KEY_PHRASE,      /* char *, a template over {amount} {rate} {unit} {base} {year} {last_year} */
    KEY_FORMULA,     /* struct formula * */
    KEY_WORD,        /* enum, its names in `words` in order */
    KEY_WORD_TEXT,   /* char *, one of `words` */
    KEY_FLAG_WORD,   /* bool: true where the text is `words` */
    KEY_CELL_TYPE,   /* enum cell_type, and the bool at `also` */
    KEY_NUMBER,      /* int, low..high */
    KEY_PERCENT,     /* int64_t in 0.01 %, written as a text */
    KEY_UNIT,        /* char *, a unit of money */
    KEY_YES_NO,      /* bool */
    KEY_YEARS,       /* int *, zero-terminated */
    KEY_TEXTS,       /* char ** */
    KEY_SENTENCES,   /* GPtrArray of char *, texts of templates */
    KEY_MAP,         /* GHashTable of texts; the names are free */
    KEY_GROUP,       /* a struct inside this one */
    KEY_GROUP_NEW,   /* a pointer to a struct of its own */
    KEY_LIST,        /* GPtrArray of structs */
};

struct key {
    const char *name;
    enum key_type type;
    bool required;
    size_t offset;          /* of the member */
    size_t also;            /* KEY_CELL_TYPE */
    enum group_kind of;     /* KEY_GROUP, KEY_GROUP_NEW, KEY_LIST */
    const char *words;      /* "a|b|c" */
    int low, high;          /* KEY_NUMBER */
    const char *help; /* a msgid */
};

struct group_def {
    const char *name;       /* as it stands in the man page: edition, section, columns ... */
    void *(*create) (void); /* NULL: stands inside its parent */
    size_t size;            /* of its struct */
    long place;             /* offset of struct place, -1 none */
    const struct key *keys; /* until name == NULL */
    const char *help; /* a msgid */
};

extern const struct group_def key_groups[N_GROUPS];

/* NULL: no such key. */
const struct key *keys_find (enum group_kind kind, const char *name);
/* All names of a kind, borrowed; g_ptr_array_unref. */
GPtrArray *keys_names (enum group_kind kind);
/* What a value of a type looks like, a msgid. */
extern const char *const key_types[];

/* The words of "a|b|c": the place of `word`, -1 none. */
int words_find (const char *words, const char *word);

/* Whether that is a kind of section; NULL is none. */
bool keys_has_kind (const char *kind);

#endif
