// Made by scripts/make-unicode-tables, which also describes the form.

extension UnicodeClasses {
    /// The scripts.
    static let scripts = #"""
        .Adlam PXj3[24941.Ahom PhU2J2>4F.Anatolian_Hieroglyphs PPa2VB.Arabic P`14151=121O19;I1[31Q1`2_1`7N116Y21L`bl
        1b3@Z;2_22e170P1?`341V4Sk3Nn32Phg131J1110201913101060401010121110201010101011102316131310191@52141@d11.Armen
        ian aY1U12a122S\m14.Avestan PhR2e136.Balinese Ph6\23^1.Bamum PeY1g2XX`1hA.Bassa_Vah `fj2M25.Batak Pn6c183.Be
        ngali P\2317212E1610332821238041142H.Bhaiksuki PPW281\11=:L.Bopomofo ZG1i`;Z1`3O.Brahmi PPT2]24S190.Braille
         PP:o7.Buginese P`6K21.Buhid Pj5C.Canadian_Aboriginal PP5oC`AU2j]P2?.Carian PeP2`1.Caucasian_Albanian `YQ2c1
        ;0.Chakma PXT2d11A.Cham P`Z1f19=2923.Cherokee Pm4e225bkU1_2.Chorasmian `mS2K.Common 0P2J5J^11>14G0O0Q>V1542C
        d30906010mC060>030P10l40T@0Q41iV10e<3R90__12W21[6110]V10=073151220UH;2f21:3:1>AP1o1U112251J1@Y124fDI:EoLP8cC
        2O1X3P@m2b<D101H?743k2130j21c4?P1S1;0`1o1O`2_10h2W5P^6o1PXFQ1V32U59d70P50[<0>1b^D1`69FR11B13c401OJ5J::0]11P2
        616:4R824\138`2<c1\1T7JT]^13\e4c3l1e7:V12m13@817M4l1e6C<C<f29HW4d21V2112021231;10161P21327161K131410361c:2S9
        2a1aS5S2\2l1RF[14S3<>2>1>1T1:]5h1I11=[14871>5j4gN4@3<3f34n26;40?;4g1896W18M21^2c:<=2<387]1168=48787b41f1U19W
        PQH0No2.Coptic RO=`T:c356.Cuneiform PPX2iLV3^314;S6.Cypriot PPR25201[1113020.Cypro_Minoan `l[2R3.Cyrillic PP
        1T42X5`j58R50\20WS4OPRNo2^lE1P`h1m1Q10.Deseret PPQ2_2.Devanagari PX2`24>2IPkW1OP`L9.Dives_Akuru PXV262027111
        M112;99.Dogra PPV2k1.Duployan PP_3Z35<387923.Egyptian_Hieroglyphs PP\2eR1.Elbasan PXQ2W1.Elymaic PoS2F.Ethio
        pic P`4X2132610132X1132P1132610132>1h1132R22O3IV_6F9616161616161616RYO525259616aU_2613111>.Georgian PU4U1105
        02Z113`l2Z122PR4U11050.Glagolitic PP;o2Pm\361@261114.Gothic `iP2J.Grantha PhT2317212E1611142821222060562634.
        Greek `K3122310401012101C1n1>?VY64b1444d20P:E252U125271010101N2d11>1=251B2218W90naR10j^E^2A0oRd1U2.Gujarati
         Qd2218121E16111429121220?32;76.Gunjala_Gondi P[W25111T1111579.Gurmukhi Q`2215412E16111111201441223073107@.H
        an Pd;I1h2<e6_1010I8>3TNo]6P2o_DPXF];2Y3XXM1<1^PT1ofY1P1iQ46m62Qd5>`Y7?]CR]2m@R_1Zj45oR4.Hangul PX4o7^a71Q8m
        2a3NQ2NQgMLSDSm:<F4`1Tm9N35252522.Hanifi_Rohingya PXS2W189.Hanunoo Pi5D.Hatran PWR2B1154.Hebrew a\1f18J45XYm
        1I1410111119.Hiragana QR<e262Qko2n8B0M2]U@0.Imperial_Aramaic PRR2E18.Inherited PH_3e81T>:J0PG3kZ4NQ@21<16406
        031V6o1\@1R6P1ii33[31U[c1?@=_N0R70jR40Tn^1]12FPA2A726N3bj[H_7.Inscriptional_Pahlavi PkR2B57.Inscriptional_Pa
        rthian PjR2E27.Javanese P\Z1]22941.Kaithi PTT2R2:0.Kannada PT3<121F19142812137161132912.Katakana QU<i222`7?`
        6^11g2^Pc191\1bR\13161110o82b10>3.Kawi PhW2@1X13K.Kayah_Li PXZ1]110.Kharoshthi P`R231157121L224978.Khitan_Sm
        all_Script Tok20kh6e>.Khmer Pl5m22969V?O.Khojki P`T2A1^1.Khudawadi `eT2j159.Lao Qd3110141G101F2410161923.Lat
        in Q2I6I_10?05F1N1P>W14k`6U16`1535<1U2Q2o7a;0=0@<]4160K0AX1gf2OReNU33o1511014H=`IZ11813flC6jP1I6IUQ251Y118Uj
        e1N65.Lepcha PP7g13>32.Limbu PX6N1;4;403;.Linear_A P`Q2f99E:7.Linear_B PPP2;1I1B111>2=R1j3.Lisu `VY1_1`eN0.L
        ycian PdP2L.Lydian PYR2I50.Mahajani `ZT2V1.Makasar PgW2H.Malayalam PX3<121b112154?2I.Mandaic PR2K20.Manichae
        an PfR2V14;.Marchen `SW2O2E1=.Masaram_Gondi PXW26111[130111889.Medefaidrin Pbk2j2.Meetei_Mayek PgZ1FY6]129.M
        ende_Kikakui PPj3T62?.Meroitic_Cursive P]R2G4C2]1.Meroitic_Hieroglyphs P\R2O.Miao Phk2Z24h17@.Modi P`U2T2;9.
        Mongolian PP61201C6h27Z1e]o1<.Mro Pbj2N1941.Multani PdT2610131>1:.Myanmar PP4o4PZV1NQ3O.Nabataean PTR2N88.Na
        g_Mundari `Vi3Y1.Nandinagari P]V272]12:.New_Tai_Lue P\6[14I6:31.Newa PPU2k214.Nko Pn1j122.Nushu Qok20^\@[<.N
        yiakeng_Puachue_Hmong PXh3\13=2941.Ogham Pd5L.Ol_Chiki `R7_1.Old_Hungarian PTS2b1=b175.Old_Italic PhP2S192.O
        ld_North_Arabian PdR2O.Old_Permic `jP2Z1.Old_Persian PmP2S14=.Old_Sogdian PhS2W1.Old_South_Arabian PcR2O.Old
        _Turkic PPS2X2.Old_Uyghur `kS2I.Oriya Qh2217212E1611142821227241142A.Osage `UQ2S14S1.Osmanya PTQ2M29.Pahawh_
        Hmong Phj2U2:9161D5B.Palmyrene PSR2O.Pau_Cin_Hau PfV2h1.Phags_Pa PRZ1g1.Phoenician PXR2K30.Psalter_Pahlavi P
        lR2A73<6.Rejang `YZ1S1;0.Runic Pe5Z23:.Samaritan PP2]12>.Saurashtra PTZ1U28;.Sharada P\T2o2.Shavian `RQ2_1.S
        iddham P\U2e12U1.SignWriting PPf3[D?41>.Sinhala Q\321A3G181026304510176922\oP2C.Sogdian `iS2Y1.Sora_Sompeng
         `VT2H79.Soyombo `bV2b2.Sundanese Pl6o1P87.Syloti_Nagri PPZ1\1.Syriac Ph1=1k122`8:.Tagalog Ph5E90.Tagbanwa P
        k5<1211.Tai_Le `Z6M24.Tai_Tham Pa6n11L2:696=.Tai_Viet PdZ1R2H4.Takri PdU2i169.Tamil Rl2115321331101131323;44
        32132060>DUnT2a1=0.Tangsa `cj2^219.Tangut Pok20Ogo58oGP@8.Telugu PP3<121F1?281213711220232978.Thaana Pl1a1.T
        hai Q`3i15K.Tibetan Ph3W21S14V11S11>1641.Tifinagh `Y;g171>0.Tirhuta PTU2W289.Toto `dh3N.Ugaritic PlP2M10.Vai
         PXY1[9.Vithkuqi `[Q2:1>16111:1>1611.Wancho Pfh3i150.Warang_Citi PUV2b2<0.Yezidi PdS2Y11221.Yi PPX1\T13f1.Za
        nabazar_Square P`V2W2
        """#
}
