" Colours before the server answers, and where it is missing. Full- and half-width punctuation mean the same.
if exists('b:current_syntax')
  finish
endif

syntax spell toplevel

syntax match goujiNumber /[-－]\?[0-9０-９]\+\%([,，.．][0-9０-９]\+\)*/
syntax match goujiUnit /[0-9０-９]\s*\zs\%(万元\|亿元\|元\|%\|％\|人\|辆\|台\|个\|批次\|人次\)/
syntax match goujiAsked /=\ze\%(万元\|元\|%\|％\|\s*|\)/
syntax match goujiBound /{[^{}]*}/
syntax match goujiFormName /公开\s*[0-9０-９]\+\s*表/
syntax match goujiBar /|/
syntax match goujiRule /^\s*|[-:| ]\+|\s*$/
syntax match goujiCode /^\s*|\s*\zs[0-9]\{3,7}\ze\s*|/

syntax match goujiPart /^\s*\%(第[一二三四五六七八九十]\+部分\|[一二三四五六七八九十]\+部分\)\%(\s.*\)\?$/ contains=goujiNumber
syntax match goujiHeading /^\s*[一二三四五六七八九十]\+[、．.][^。；，：]\{1,38}$/ contains=goujiNumber
syntax match goujiHeading /^\s*[（(][一二三四五六七八九十]\+[）)][^。；，：]\{1,36}[。：]\?$/ contains=goujiNumber
syntax match goujiMarker /^\s*\%([（(]\?[一二三四五六七八九十]\+[）)、．.]\|[0-9]\+[、．.]\s\@=\|[（(][0-9]\+[）)]\)/

syntax match goujiField /^\s*\%(部门名称\|单位名称\|编制单位\|所属单位\|金额单位\|部门\|单位\|年度\|报告\|上年\|预算\|科目表\)\ze\s*[：:]/
syntax match goujiNote /^\s*\%(备注\|注\|说明\)\ze[：:]/
syntax match goujiDirective /^\s*\%(核对\|忽略\)\ze[：:]/
syntax match goujiRuleName /\<GJ[0-9]\{3}\>/
syntax match goujiComment +^\s*//.*+ contains=@Spell

highlight default link goujiNumber Number
highlight default link goujiUnit Type
highlight default link goujiAsked Operator
highlight default link goujiBound PreProc
highlight default link goujiFormName Tag
highlight default link goujiBar Delimiter
highlight default link goujiRule Delimiter
highlight default link goujiCode Constant
highlight default link goujiPart Title
highlight default link goujiHeading Title
highlight default link goujiMarker Identifier
highlight default link goujiField Identifier
highlight default link goujiNote Keyword
highlight default link goujiDirective PreProc
highlight default link goujiRuleName Label
highlight default link goujiComment Comment

" What the server knows of a number: one that agrees needs no colour of its own.
highlight default link @lsp.mod.contradicted.gouji DiagnosticWarn
highlight default link @lsp.mod.unchecked.gouji NonText

let b:current_syntax = 'gouji'
