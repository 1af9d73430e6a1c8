/// One rule in the shape that secret scanners use: a pattern, and words of which a file must hold one.
struct SecretRule {
    let pattern: String
    let keywords: [String]
}

/// Two hundred rules led by keywords, the entropy test left aside.
enum SecretRules {
    static let all = tokens + headers + assignments

    /// Tokens that announce themselves by a prefix.
    private static let tokens: [SecretRule] = [
        (#"\b((?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})\b"#, ["A3T", "AKIA", "ASIA", "ABIA", "ACCA"]),
        (#"ghp_[0-9a-zA-Z]{36}"#, ["ghp_"]),
        (#"gho_[0-9a-zA-Z]{36}"#, ["gho_"]),
        (#"(?:ghu|ghs)_[0-9a-zA-Z]{36}"#, ["ghu_", "ghs_"]),
        (#"ghr_[0-9a-zA-Z]{36}"#, ["ghr_"]),
        (#"github_pat_\w{82}"#, ["github_pat_"]),
        (#"glpat-[\w-]{20}"#, ["glpat-"]),
        (#"glptt-[0-9a-f]{40}"#, ["glptt-"]),
        (#"GR1348941[\w-]{20}"#, ["GR1348941"]),
        (#"gldt-[0-9a-zA-Z_\-]{20}"#, ["gldt-"]),
        (#"glrt-[0-9a-zA-Z_\-]{20}"#, ["glrt-"]),
        (#"glft-[0-9a-zA-Z_\-]{20}"#, ["glft-"]),
        (#"glsoat-[0-9a-zA-Z_\-]{20}"#, ["glsoat-"]),
        (#"xoxb-[0-9]{10,13}-[0-9]{10,13}[a-zA-Z0-9-]*"#, ["xoxb-"]),
        (#"xox[pe](?:-[0-9]{10,13}){3}-[a-zA-Z0-9-]{28,34}"#, ["xoxp-", "xoxe-"]),
        (#"(?i)xapp-\d-[A-Z0-9]+-\d+-[a-z0-9]+"#, ["xapp-"]),
        (#"xox[ars]-[0-9a-zA-Z]{8,48}"#, ["xoxa-", "xoxr-", "xoxs-"]),
        (#"(?:https?://)?hooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{43,56}"#, ["hooks.slack.com"]),
        (#"\b((?:sk|rk)_(?:test|live|prod)_[a-zA-Z0-9]{10,99})\b"#, ["sk_test_", "sk_live_", "sk_prod_", "rk_live_"]),
        (#"\bAIza[\w-]{35}\b"#, ["AIza"]),
        (#"\bya29\.[0-9A-Za-z_\-]{20,}"#, ["ya29."]),
        (#"\bSG\.[a-zA-Z0-9=_\-.]{66}"#, ["SG."]),
        (#"\bSK[0-9a-fA-F]{32}\b"#, ["twilio"]),
        (#"\bkey-[a-f0-9]{32}\b"#, ["mailgun"]),
        (#"pubkey-[a-f0-9]{32}"#, ["pubkey-"]),
        (#"npm_[a-zA-Z0-9]{36}"#, ["npm_"]),
        (#"pypi-AgEIcHlwaS5vcmc[\w-]{50,1000}"#, ["pypi-AgEIcHlwaS5vcmc"]),
        (#"rubygems_[a-f0-9]{48}"#, ["rubygems_"]),
        (#"shpat_[a-fA-F0-9]{32}"#, ["shpat_"]),
        (#"shpca_[a-fA-F0-9]{32}"#, ["shpca_"]),
        (#"shppa_[a-fA-F0-9]{32}"#, ["shppa_"]),
        (#"shpss_[a-fA-F0-9]{32}"#, ["shpss_"]),
        (#"dop_v1_[a-f0-9]{64}"#, ["dop_v1_"]),
        (#"doo_v1_[a-f0-9]{64}"#, ["doo_v1_"]),
        (#"(?i)dor_v1_[a-f0-9]{64}"#, ["dor_v1_"]),
        (#"dapi[a-f0-9]{32}(?:-\d)?"#, ["dapi"]),
        (#"dp\.pt\.(?i)[a-z0-9]{43}"#, ["dp.pt."]),
        (#"duffel_(?:test|live)_(?i)[a-z0-9_\-=]{43}"#, ["duffel_"]),
        (#"dt0c01\.(?i)[a-z0-9]{24}\.[a-z0-9]{64}"#, ["dt0c01."]),
        (#"EZAK(?i)[a-z0-9]{54}"#, ["EZAK"]),
        (#"EZTK(?i)[a-z0-9]{54}"#, ["EZTK"]),
        (#"FLWPUBK_TEST-(?i)[a-h0-9]{32}-X"#, ["FLWPUBK_TEST"]),
        (#"FLWSECK_TEST-(?i)[a-h0-9]{32}-X"#, ["FLWSECK_TEST"]),
        (#"fio-u-(?i)[a-z0-9\-_=]{64}"#, ["fio-u-"]),
        (#"eyJrIjoi[A-Za-z0-9]{70,400}={0,3}"#, ["eyJrIjoi"]),
        (#"glc_[A-Za-z0-9+/]{32,400}={0,3}"#, ["glc_"]),
        (#"glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}"#, ["glsa_"]),
        (#"hf_(?i:[a-z]{34})"#, ["hf_"]),
        (#"api_org_(?i:[a-z]{34})"#, ["api_org_"]),
        (#"(?i)[a-z0-9]{14}\.atlasv1\.[a-z0-9\-_=]{60,70}"#, ["atlasv1"]),
        (#"ico-[a-zA-Z0-9]{32}"#, ["ico-"]),
        (#"lin_api_(?i)[a-z0-9]{40}"#, ["lin_api_"]),
        (#"live_(?i)[a-f0-9]{35}"#, ["live_"]),
        (#"NRAK-[a-z0-9A-Z]{27}"#, ["NRAK-"]),
        (#"NRJS-[a-f0-9]{19}"#, ["NRJS-"]),
        (#"NRII-[a-z0-9-]{32}"#, ["NRII-"]),
        (#"ntn_[0-9]{11}[A-Za-z0-9]{32}"#, ["ntn_"]),
        (#"\bsk-[a-zA-Z0-9]{20}T3BlbkFJ[a-zA-Z0-9]{20}\b"#, ["T3BlbkFJ"]),
        (#"\bsk-ant-api03-[a-zA-Z0-9_\-]{93}AA\b"#, ["sk-ant-api03"]),
        (#"p8e-(?i)[a-z0-9]{32}"#, ["p8e-"]),
        (#"pscale_pw_(?i)[\w=.-]{32,64}"#, ["pscale_pw_"]),
        (#"pscale_tkn_(?i)[\w=.-]{32,64}"#, ["pscale_tkn_"]),
        (#"pscale_oauth_(?i)[\w=.-]{32,64}"#, ["pscale_oauth_"]),
        (#"PMAK-(?i)[a-f0-9]{24}-[a-f0-9]{34}"#, ["PMAK-"]),
        (#"pul-[a-f0-9]{40}"#, ["pul-"]),
        (#"rdme_[a-z0-9]{70}"#, ["rdme_"]),
        (#"sntrys_eyJpYXQiO[a-zA-Z0-9+/]{10,200}={0,2}_[a-zA-Z0-9+/]{43}"#, ["sntrys_eyJpYXQiO"]),
        (#"sntryu_[a-f0-9]{64}"#, ["sntryu_"]),
        (#"xkeysib-[a-f0-9]{64}-(?i)[a-z0-9]{16}"#, ["xkeysib-"]),
        (#"shippo_(?:live|test)_[a-fA-F0-9]{40}"#, ["shippo_"]),
        (#"sq0atp-[\w-]{22}"#, ["sq0atp-"]),
        (#"sq0csp-[\w-]{43}"#, ["sq0csp-"]),
        (#"EAAA[\w-]{60}"#, ["EAAA"]),
        (#"tk-us-[\w-]{48}"#, ["tk-us-"]),
        (#"\bhvs\.[\w-]{90,120}"#, ["hvs."]),
        (#"\bhvb\.[\w-]{138,300}"#, ["hvb."]),
        (#"AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"#, ["AGE-SECRET-KEY-1"]),
        (#"LTAI(?i)[a-z0-9]{20}"#, ["LTAI"]),
        (#"AKCp[A-Za-z0-9]{69}"#, ["AKCp"]),
        (#"cmVmd[A-Za-z0-9]{59}"#, ["cmVmd"]),
        (#"ATATT3[A-Za-z0-9_\-=]{186}"#, ["ATATT3"]),
        (#"CLOJARS_(?i)[a-z0-9]{60}"#, ["CLOJARS_"]),
        (#"ops_eyJ[a-zA-Z0-9+/]{250,}={0,3}"#, ["ops_eyJ"]),
        (#"A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}"#, ["A3-"]),
        (#"(?i)\bstripe[_-]?key\s*[:=]\s*['"]?([a-z0-9_]{24,64})"#, ["stripe"]),
        (#"\bEAAC[\w-]{20,200}"#, ["EAAC"]),
        (#"secret_[a-zA-Z0-9]{43}\b"#, ["secret_"]),
        (
            #"(?:postgres|postgresql|mysql|mongodb(?:\+srv)?|redis|amqp)://[^\s:@/]{1,64}:[^\s:@/]{1,64}@[^\s/'"]{1,128}"#,
            ["postgres", "mysql", "mongodb", "redis", "amqp"]
        ),
    ]
    .map { SecretRule(pattern: $0.0, keywords: $0.1) }

    /// Keys and signed tokens that may run over many lines.
    private static let headers: [SecretRule] = [
        (
            #"(?i)-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY(?: BLOCK)?-----[\s\S-]{64,}?KEY(?: BLOCK)?-----"#,
            ["-----BEGIN"]
        ),
        (#"-----BEGIN PGP MESSAGE-----[\s\S]{64,}?-----END PGP MESSAGE-----"#, ["PGP MESSAGE"]),
        (#"PuTTY-User-Key-File-[23]: [\s\S]{64,}?Private-MAC: "#, ["PuTTY-User-Key-File"]),
        (#"\b(eyJ[a-zA-Z0-9]{17,}\.eyJ[a-zA-Z0-9/_-]{17,}\.[a-zA-Z0-9/_-]{10,}={0,2})"#, ["eyJ"]),
    ]
    .map { SecretRule(pattern: $0.0, keywords: $0.1) }

    /// `vendor... = 'value'`, the commonest shape by far.
    private static let assignments: [SecretRule] = [
        ("adafruit", "[a-z0-9_-]{32}"), ("adobe", "[a-f0-9]{32}"), ("airtable", "[a-z0-9]{17}"),
        ("algolia", "[a-z0-9]{32}"), ("amplitude", "[a-f0-9]{32}"),
        ("anypoint", "[a-f0-9]{32}"), ("artifactory", "[a-z0-9]{73}"), ("asana", "[a-z0-9]{32}"),
        ("atlassian", "[a-z0-9]{24}"), ("auth0", "[a-z0-9_-]{64}"), ("authress", "[a-z0-9]{30,120}"),
        ("azure", "[a-z0-9+/]{86}=="), ("beamer", "b_[a-z0-9=_-]{44}"), ("bitbucket", "[a-z0-9=_-]{64}"),
        ("bittrex", "[a-z0-9]{32}"), ("bitfinex", "[a-z0-9]{43}"), ("braintree", "[a-f0-9]{32}"),
        ("bugsnag", "[a-f0-9]{32}"), ("buildkite", "[a-f0-9]{40}"), ("circleci", "[a-f0-9]{40}"),
        ("cloudflare", "[a-z0-9_-]{40}"), ("cloudinary", "[a-z0-9_-]{27}"), ("codacy", "[a-f0-9]{32}"),
        ("codecov", "[a-z0-9]{32}"), ("cohere", "[a-z0-9]{40}"), ("coinbase", "[a-z0-9_-]{64}"),
        ("confluent", "[a-z0-9]{16}"), ("contentful", "[a-z0-9=_-]{43}"), ("coveralls", "[a-z0-9]{33}"),
        ("datadog", "[a-z0-9]{40}"), ("dynatrace", "[a-z0-9]{88}"), ("defined_networking", "dnkey-[a-z0-9=_-]{26}"),
        ("delighted", "[a-z0-9]{32}"), ("digicert", "[a-f0-9]{66}"), ("discord", "[a-f0-9]{64}"),
        ("docker_hub", "[a-f0-9-]{36}"), ("droneci", "[a-z0-9]{32}"), ("dropbox", "[a-z0-9]{15}"),
        ("elasticsearch", "[a-z0-9_=-]{60}"), ("etsy", "[a-z0-9]{24}"), ("facebook", "[a-f0-9]{32}"),
        ("fastly", "[a-z0-9=_-]{32}"), ("figma", "[a-z0-9-]{43}"), ("finicity", "[a-f0-9]{32}"),
        ("finnhub", "[a-z0-9]{20}"), ("firebase", "[a-z0-9_:-]{152}"), ("flickr", "[a-z0-9]{32}"),
        ("freshdesk", "[a-z0-9]{20}"), ("freshbooks", "[a-f0-9]{64}"), ("gitter", "[a-z0-9_-]{40}"),
        ("gocardless", "live_[a-z0-9_=-]{40}"), ("grafana", "[a-z0-9]{40}"), ("harness", "[a-z0-9_.-]{60}"),
        ("hashicorp", "[a-z0-9=_-]{8,20}"), ("heroku", "[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"),
        ("honeycomb", "[a-z0-9]{32}"), ("hubspot", "[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"),
        ("infracost", "ico-[a-z0-9]{32}"), ("instagram", "[a-z0-9]{32}"), ("intercom", "[a-z0-9=_-]{60}"),
        ("intra42", "s-s4t2[a-z0-9]{64}"), ("ipstack", "[a-f0-9]{32}"), ("jenkins", "[a-f0-9]{34}"),
        ("jfrog", "[a-z0-9]{64}"), ("jira", "[a-z0-9]{24}"), ("keycloak", "[a-z0-9]{32}"),
        ("kraken", "[a-z0-9/=_+-]{80,90}"), ("kucoin", "[a-f0-9]{24}"), ("launchdarkly", "[a-z0-9=_-]{40}"),
        ("linkedin", "[a-z0-9]{16}"), ("linear_app", "[a-f0-9]{32}"), ("lob_api", "(?:live|test)_[a-f0-9]{35}"),
        ("looker", "[a-z0-9]{24}"), ("mailchimp", "[a-f0-9]{32}-us\\d\\d"), ("mailgun", "[a-z0-9-]{50}"),
        ("mapbox", "pk\\.[a-z0-9]{60}\\.[a-z0-9]{22}"), ("mattermost", "[a-z0-9]{26}"), ("maxmind", "[a-z0-9_]{40}"),
        ("messagebird", "[a-z0-9]{25}"), ("mixpanel", "[a-f0-9]{32}"), ("mongodb_atlas", "[a-z0-9-]{36}"),
        ("netlify", "[a-z0-9=_-]{40,46}"), ("newrelic", "[a-z0-9]{64}"), ("nytimes", "[a-z0-9=_-]{32}"),
        ("octopus_deploy", "api-[a-z0-9]{26}"), ("okta", "00[\\w=-]{40}"), ("onelogin", "[a-f0-9]{64}"),
        ("opsgenie", "[a-f0-9-]{36}"), ("openweather", "[a-f0-9]{32}"), ("pagerduty", "[a-z0-9+_-]{20}"),
        ("paypal", "[a-z0-9_-]{80}"), ("pivotal_tracker", "[a-f0-9]{32}"), ("plaid", "[a-z0-9]{24,30}"),
        ("postmark", "[a-f0-9-]{36}"), ("privateai", "[a-z0-9]{32}"), ("pushover", "[a-z0-9]{30}"),
        ("rapidapi", "[a-z0-9_-]{50}"), ("razorpay", "[a-z0-9]{24}"), ("rollbar", "[a-f0-9]{32}"),
        ("salesforce", "[a-z0-9!._]{90,112}"), ("scalingo", "tk-us-[\\w-]{48}"), ("segment_io", "[a-z0-9_-]{43}"),
        ("sendbird", "[a-f0-9]{40}"), ("sendgrid", "[a-z0-9=_.-]{66}"), ("sendinblue", "[a-z0-9-]{81}"),
        ("settlemint", "sm_pat_[a-z0-9]{16}"), ("sidekiq", "[a-f0-9]{8}:[a-f0-9]{8}"), ("snyk_token", "[a-f0-9-]{36}"),
    ]
    .map {
        SecretRule(
            pattern: #"(?i)[\w.-]{0,50}?(?:"# + $0.0
                + #")(?:[ \t\w.-]{0,20})[\s'"]{0,3}(?:=|>|:{1,3}=|\|\||:|=>|\?=|,)"#
                + #"[`'"\s=]{0,5}("# + $0.1 + #")(?:[`'"\s;]|\\[nr]|$)"#,
            keywords: [$0.0]
        )
    }
}
