/// The style of the page, light, dark and on paper.
///
/// Written without quotes, `<`, `>` and `&`, as it passes through the template like any text.
enum HTMLStyle {
    /// The style sheet.
    static let text = palette + layout + parts + media

    private static let palette = """
        :root{color-scheme:light dark;--bg:#f5f6f8;--card:#fff;--ink:#1b2230;--muted:#536072;--line:#dde2e9;--link:#1f4fa3;
        --red:#b3261e;--orange:#a8430a;--amber:#7d5400;--green:#0b6b3a;--blue:#1f4fa3;--grey:#536072;--violet:#56459b;
        --known:#2a63ad;--unknown:#e9b949;--lost:#dfe3ea;--on:#fff;
        --r-blocks:#f8d3cf;--r-owner:#fbe8bd;--r-watch:#e3efe7;--latency:#6b5bb5;--err:#c93a30;--code:#eef1f5}
        @media (prefers-color-scheme:dark){:root{--bg:#10141b;--card:#181e27;--ink:#e7eaf0;--muted:#a5afbf;--line:#2d3643;--link:#8ab4f8;
        --red:#f28b82;--orange:#f6ad6e;--amber:#f0c75e;--green:#7bd6a2;--blue:#8ab4f8;--grey:#a5afbf;--violet:#bba9f5;
        --known:#6b9fe8;--unknown:#b98d2a;--lost:#313b49;--on:#10141b;
        --r-blocks:#5c2723;--r-owner:#524117;--r-watch:#1f3a2b;--latency:#a698ee;--err:#f28b82;--code:#212936}}

        """

    private static let layout = """
        *{box-sizing:border-box}
        html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
        body{margin:0 auto;max-width:70rem;padding:1.25rem;background:var(--bg);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,DejaVu Sans,sans-serif;overflow-wrap:anywhere}
        a{color:var(--link)}
        h1,h2,h3,p,ul,ol,dl{margin:0}
        h2{font-size:1.3rem;line-height:1.25;margin-bottom:.75rem}
        h3{font-size:1rem;line-height:1.4}
        main,section{display:block}
        section,.load{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem;margin:1rem 0}
        .load{padding:1rem;margin:.75rem 0 0}
        .top{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem;align-items:baseline}
        .service{font-weight:700;font-size:1.15rem}
        .muted,.legend,.scale,.axis{color:var(--muted);font-size:.875rem}
        .id{color:var(--muted);font:.8125rem/1.4 ui-monospace,SFMono-Regular,Menlo,DejaVu Sans Mono,monospace}
        .skip{position:absolute;left:-99rem}
        .skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.5rem}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.9375rem}
        caption{text-align:left;color:var(--muted);font-size:.875rem;padding-bottom:.25rem}
        th,td{overflow-wrap:break-word;text-align:left;vertical-align:top;padding:.45rem .6rem .45rem 0;border-bottom:1px solid var(--line)}
        th{font-size:.8125rem;color:var(--muted);font-weight:600}
        tr:last-child td,tr:last-child th{border-bottom:0}
        .n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
        details{margin-top:.75rem}
        summary{cursor:pointer;color:var(--link)}
        summary:focus-visible,a:focus-visible,input:focus-visible,pre:focus-visible{outline:3px solid var(--link);outline-offset:2px}
        code,pre{font:.875rem/1.5 ui-monospace,SFMono-Regular,Menlo,DejaVu Sans Mono,monospace}
        pre{background:var(--code);border-radius:.4rem;padding:.7rem;margin:.4rem 0;overflow-x:auto;white-space:pre-wrap;max-height:24rem;overflow-y:auto}
        footer{padding:.5rem 0 2rem}

        """

    private static let parts = """
        .verdict{border-left:.6rem solid var(--v)}
        .verdict h1{color:var(--v);font-size:clamp(2rem,7vw,3.5rem);line-height:1.1;letter-spacing:-.01em}
        .v-go,.v-monitoring{--v:var(--green)}.v-conditional{--v:var(--amber)}.v-insufficient{--v:var(--violet)}.v-no-go{--v:var(--red)}
        .meaning{font-size:1.15rem;margin:.35rem 0 1rem}
        .big{font-size:1.6rem}
        .bar{display:block;width:100%;height:.75rem;border-radius:.375rem}
        .tall{height:1.25rem;border-radius:.5rem;margin:.4rem 0 .2rem}
        .b-lost{fill:var(--lost)}.b-known{fill:var(--known)}.b-unknown{fill:var(--unknown)}.b-latency{fill:var(--latency)}
        .b-tick{stroke:var(--ink);stroke-width:2;vector-effect:non-scaling-stroke;opacity:.55}
        .scale{position:relative;height:1.4rem}
        .scale span{position:absolute;left:0;white-space:nowrap}
        .scale .s70{left:auto;right:30%;padding-right:.3rem}.scale .s80{left:80%;transform:translateX(-50%);display:none}.scale .s90{left:90%;padding-left:.3rem}
        .key{display:inline-block;width:.8rem;height:.8rem;border-radius:.2rem;margin:0 .3rem 0 .6rem;vertical-align:-.05rem;border:1px solid var(--line)}
        .legend .key:first-child{margin-left:0}
        .k-known{background:var(--known)}.k-unknown{background:var(--unknown)}.k-lost{background:var(--lost)}
        .tiles{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:1rem}
        .tiles li{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.9rem 1.1rem}
        .tiles .number{display:block;font-size:1.4rem;font-weight:700;line-height:1.2}
        .tiles .what{color:var(--muted);font-size:.875rem}
        .small{grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;margin:.75rem 0}
        .small li{padding:.6rem .8rem}.small .number{font-size:1.15rem}
        .note{background:var(--card);border:1px solid var(--line);border-left:.35rem solid var(--violet);border-radius:.5rem;padding:.7rem 1rem;margin:1rem 0}
        .reasons,.checklist{padding-left:1.4rem}
        .reasons li,.checklist li{margin:.4rem 0;font-size:1.05rem}
        .reasons a,.steps a{font-size:.8125rem}
        details .reasons li{font-size:1rem}
        .steps{list-style:none;padding:0}
        .steps li{display:grid;grid-template-columns:5.2rem 1fr auto;gap:.75rem;padding:.55rem 0;border-bottom:1px solid var(--line);align-items:baseline}
        .steps li:last-child{border-bottom:0}
        .gain{font-weight:700;color:var(--green);font-variant-numeric:tabular-nums}
        .chip{display:inline-block;border:1px solid;border-radius:1rem;padding:.05rem .6rem;font-size:.8125rem;font-weight:600;line-height:1.45;white-space:nowrap;text-align:center}
        .a-mend,.s-fail{color:var(--red)}.a-assess,.s-not-assessed,.s-unknown,.s-waived{color:var(--amber)}.a-attest{color:var(--violet)}
        .s-pass{color:var(--green)}.s-partial{color:var(--blue)}.s-not-applicable{color:var(--grey)}
        .c-critical{background:var(--red);color:var(--on);border-color:var(--red)}.c-high{background:var(--orange);color:var(--on);border-color:var(--orange)}
        .c-medium{color:var(--amber)}.c-low{color:var(--blue)}.c-info{color:var(--grey)}
        .category{margin:0;border-bottom:1px solid var(--line)}.category:last-of-type{border-bottom:0}
        .category summary{display:grid;grid-template-columns:1rem 9.5rem minmax(6rem,1fr) 8.5rem;gap:.1rem .75rem;align-items:center;padding:.65rem 0;color:var(--ink)}
        .category summary::before{content:counter(none,disclosure-closed);color:var(--muted)}
        .category[open] summary::before{content:counter(none,disclosure-open)}
        .category .name{font-weight:600}.category .points{text-align:right;font-variant-numeric:tabular-nums}
        .category .states{grid-column:2/-1;color:var(--muted);font-size:.875rem}
        .category .states strong{color:var(--red)}
        .filter{border:0;padding:0;margin:0 0 .75rem;display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center}
        .filter legend{float:left;padding:0;margin-right:1rem;color:var(--muted)}
        .why{color:var(--muted);font-size:.875rem}.halves th,.halves td{width:50%}
        .places{list-style:none;padding:0;margin:.35rem 0 0}.places li{padding:.1rem 0}.places details{margin:0}.finding details{margin-top:0}.places code{color:var(--ink)}
        article.finding{border-top:1px solid var(--line);padding:.9rem 0}
        li,tr{scroll-margin-top:6rem}li:target,tr:target{background:var(--code);box-shadow:0 0 0 .4rem var(--code);border-radius:.2rem}
        .where{color:var(--muted);font-size:.875rem;margin:.2rem 0}
        .remedy strong{font-weight:600}
        .findings:has(#show-critical:checked) .finding:not(.is-critical),.findings:has(#show-high:checked) .finding:not(.is-high),.findings:has(#show-medium:checked) .finding:not(.is-medium),.findings:has(#show-low:checked) .finding:not(.is-low),.findings:has(#show-info:checked) .finding:not(.is-info){display:none}
        .matrix{min-width:34rem;table-layout:fixed;margin-top:.75rem;border-collapse:separate;border-spacing:.2rem}
        .matrix th,.matrix td{border:0;padding:.4rem .5rem}
        .matrix td{border-radius:.4rem;height:3.2rem;position:relative;font-size:.875rem}
        .matrix td strong,.matrix .ask{display:block}
        .risk{position:absolute;right:.45rem;top:.25rem;font-size:.75rem}
        .r-blocks{background:var(--r-blocks)}.r-owner{background:var(--r-owner)}.r-watch{background:var(--r-watch)}
        .charts{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1.5rem}
        .latency td:last-child{width:50%;vertical-align:middle}
        figure{margin:0}figcaption{color:var(--muted);font-size:.875rem}
        .series{display:block;width:100%;height:9rem;margin-top:.4rem}.low{height:5rem}
        .series path{vector-effect:non-scaling-stroke}
        .grid{stroke:var(--line);fill:none}.area{fill:var(--known);opacity:.75}.errors{fill:var(--err)}.line{fill:none;stroke:var(--latency);stroke-width:2}
        .axis{display:flex;justify-content:space-between;gap:1rem}
        .kind{display:inline-block;margin-right:1rem}
        .plain{padding-left:1.2rem}
        .facts div{display:grid;grid-template-columns:12rem 1fr;gap:.25rem 1rem;padding:.3rem 0;border-bottom:1px solid var(--line)}
        .facts dt{color:var(--muted)}.facts dd{margin:0}

        """

    private static let media = """
        @media (max-width:44rem){body{padding:.75rem}section{padding:1rem}.charts{grid-template-columns:minmax(0,1fr)}
        .category summary{grid-template-columns:1rem 1fr auto}.category .bar{grid-column:2/-1;grid-row:2}.category .states{grid-row:3}
        .facts div{grid-template-columns:1fr}.steps li{grid-template-columns:1fr auto}.steps .step{grid-column:1/-1;grid-row:2}.steps .chip{justify-self:start}
        .tiles{grid-template-columns:1fr 1fr}.tiles .number{font-size:1.15rem}.scale .s70{display:none}.scale .s90{left:auto;right:0}
        .scroll .id{overflow-wrap:anywhere}.scroll td,.scroll th{padding-right:.4rem}.scroll .chip{white-space:normal;border-radius:.6rem}.halves th,.halves td{width:auto}}
        @media print{:root{--bg:#fff;--card:#fff;--ink:#000;--muted:#444;--line:#ccc;--link:#000;--code:#f3f3f3;--red:#b3261e;--orange:#a8430a;--amber:#7d5400;--green:#0b6b3a;--blue:#1f4fa3;--violet:#56459b;--on:#fff;--known:#2a63ad;--unknown:#e9b949;--lost:#dfe3ea;--r-blocks:#f8d3cf;--r-owner:#fbe8bd;--r-watch:#e3efe7}
        body{max-width:none;padding:0;font-size:10pt}section{border:0;padding:0;margin:1.2rem 0}.tiles{grid-template-columns:repeat(4,1fr)}.verdict{border-left:.6rem solid var(--v);padding-left:1rem}
        .filter,.skip{display:none}.finding,.load,.steps li,.tiles li,tr{break-inside:avoid}h2,h3{break-after:avoid}pre{max-height:none}
        *{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
        @media print{details::details-content{content-visibility:visible;display:block}}
        @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
        """
}
