/* How the HTML looks on the screen and on paper: A4 after GB/T 9704-2012, as the PDF.  The fonts are named as the systems of
 * offices have them, with what other systems have behind. */
#ifndef PRINT_HTML_STYLE_H
#define PRINT_HTML_STYLE_H

static const char html_style[] =
    ":root{--song:SimSun,\"Songti SC\",\"Noto Serif CJK SC\",serif;--hei:SimHei,\"Heiti SC\",\"Noto Sans CJK SC\",sans-serif;"
    "--kai:KaiTi_GB2312,KaiTi,\"Kaiti SC\",serif;--fang:FangSong_GB2312,FangSong,STFangsong,\"Noto Serif CJK SC\",serif;"
    "--title:FZXiaoBiaoSong-B05S,\"Noto Serif CJK SC\",SimSun,serif}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;padding:1.5rem 1rem;max-width:70rem;color:#000;background:#fff;font:1.125rem/1.8 var(--fang)}\n"
    "header.cover{text-align:center;padding:4rem 0}\n"
    "h1,h2{font-family:var(--title);font-weight:normal;text-align:center;text-wrap:balance;line-height:1.6;font-size:1.6rem;margin:2.5rem 0 1.5rem}\n"
    "h3,h4,h5{font-size:inherit;font-weight:normal;margin:0;text-indent:2em;break-after:avoid}\n"
    "h3{font-family:var(--hei)}h4{font-family:var(--kai)}h5{font-family:inherit}\n"
    "h3.title{font-family:var(--title);font-size:1.6rem;text-align:center;text-wrap:balance;text-indent:0;margin:2.5rem 0 1.5rem;line-height:1.6}\n"
    "p{margin:0;text-indent:2em;text-align:justify;white-space:pre-line}\n"
    "p.plain{text-indent:0}p.centre,p.title{text-indent:0;text-align:center}\n"
    "p.note{text-indent:0;font:0.9rem/1.6 var(--song);margin:0.3rem 0}\n"
    "p.draft{position:fixed;top:0.3rem;right:0.8rem;margin:0;text-indent:0;font-family:var(--hei);color:#767676}\n"
    "nav ol{list-style:none;padding:0;margin:0}nav li.part{font-family:var(--hei);margin-top:0.5em}nav li.inner{padding-left:2em}\n"
    "nav a{color:inherit;text-decoration:none}nav a:hover,nav a:focus{text-decoration:underline}\n"
    "div.table{overflow-x:auto;margin:1.5rem 0 0.3rem}\n"
    "figure{margin:1rem auto;max-width:40rem}svg{display:block;width:100%;font:10.5px var(--song)}figcaption{text-align:center;font:0.95rem/1.8 var(--song)}\n"
    "table{border-collapse:collapse;border:1.2pt solid #000;margin:0 auto;font:0.9rem/1.35 var(--song);font-variant-numeric:tabular-nums}\n"
    "caption{padding:0 0 0.3rem}caption b{display:block;font:normal 1.3rem/1.6 var(--title)}\n"
    "caption span{display:flex;justify-content:space-between;gap:2em}caption span.code{justify-content:flex-end}caption span.last{margin-left:auto}caption span.middle{margin:0 auto}\n"
    "th,td{border:0.6pt solid #000;padding:0.15em 0.4em;font-weight:normal;text-align:left;white-space:pre-line}\n"
    "thead th{text-align:center}.c{text-align:center}.r{text-align:right}td.r{white-space:nowrap}\n"
    ".i1{padding-left:1.4em}.i2{padding-left:2.4em}.i3{padding-left:3.4em}.i4{padding-left:4.4em}.i5{padding-left:5.4em}.i6{padding-left:6.4em}\n"
    "@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:\"\342\200\224 \" counter(page) \" \342\200\224\";font:14pt SimSun,serif}}\n"
    "@page wide{size:A4 landscape;margin:19mm 20mm 21mm 20mm}\n"
    "@page:first{@bottom-center{content:none}}\n"
    /* The mark stands behind the words of each page, where also those that lie across have room for it. */
    "@media print{body{padding:0;max-width:none;background:none;font-size:16pt;line-height:29pt}\n"
    "p.draft{top:45mm;left:0;right:0;z-index:-1;text-align:center;font-size:100pt;line-height:1.2;color:#eee;transform:rotate(-30deg)}\n"
    "header.cover{padding:25% 0 0;break-after:page}nav{break-after:page}nav a{text-decoration:none}\n"
    "h1,h2,h3.title{font-size:22pt}.page{break-before:page}h2,h3.title{break-after:avoid}\n"
    "section.sheet{break-inside:avoid}div.table{overflow:visible;margin:0}table{width:100%;font-size:var(--type,9pt);line-height:1.25}\n"
    "th,td{padding:0.1em 0.3em}caption b{font-size:16pt}caption span{font-size:10.5pt}p.note{font-size:10.5pt}\n"
    "thead{display:table-header-group}tr,figure{break-inside:avoid}.wide{page:wide}}\n";

#endif
