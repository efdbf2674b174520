import{a as e,i as t,l as n,m as r,n as i,o as a,r as o,s,t as c,u as l}from"./jsx-runtime-Dz4eKvzp.js";var u=r(n(),1),d=s();function f(e,t){if(e instanceof RegExp)return{keys:!1,pattern:e};var n,r,i,a,o=[],s=``,c=e.split(`/`);for(c[0]||c.shift();i=c.shift();)n=i[0],n===`*`?(o.push(n),s+=i[1]===`?`?`(?:/(.*))?`:`/(.*)`):n===`:`?(r=i.indexOf(`?`,1),a=i.indexOf(`.`,1),o.push(i.substring(1,~r?r:~a?a:i.length)),s+=~r&&!~a?`(?:/([^/]+?))?`:`/([^/]+?)`,~a&&(s+=(~r?`?`:``)+`\\`+i.substring(a))):s+=`/`+i;return{keys:o,pattern:RegExp(`^`+s+(t?`(?=$|/)`:`/?$`),`i`)}}var p=l((e=>{var t=n();function r(e,t){return e===t&&(e!==0||1/e==1/t)||e!==e&&t!==t}var i=typeof Object.is==`function`?Object.is:r,a=t.useState,o=t.useEffect,s=t.useLayoutEffect,c=t.useDebugValue;function l(e,t){var n=t(),r=a({inst:{value:n,getSnapshot:t}}),i=r[0].inst,l=r[1];return s(function(){i.value=n,i.getSnapshot=t,u(i)&&l({inst:i})},[e,n,t]),o(function(){return u(i)&&l({inst:i}),e(function(){u(i)&&l({inst:i})})},[e]),c(n),n}function u(e){var t=e.getSnapshot;e=e.value;try{var n=t();return!i(e,n)}catch{return!0}}function d(e,t){return t()}var f=typeof window>`u`||window.document===void 0||window.document.createElement===void 0?d:l;e.useSyncExternalStore=t.useSyncExternalStore===void 0?f:t.useSyncExternalStore})),m=l(((e,t)=>{t.exports=p()}))(),h=u.useInsertionEffect,ee=typeof window<`u`&&window.document!==void 0&&window.document.createElement!==void 0?u.useLayoutEffect:u.useEffect,te=h||ee,g=e=>{let t=u.useRef([e,(...e)=>t[0](...e)]).current;return te(()=>{t[0]=e}),t[1]},ne=[`popstate`,`pushState`,`replaceState`,`hashchange`],_=[],re=()=>_.forEach(e=>e()),ie=e=>(_.push(e)===1&&ne.forEach(e=>addEventListener(e,re)),()=>{_=_.filter(t=>t!==e),_.length||ne.forEach(e=>removeEventListener(e,re))}),ae=(e,t)=>(0,m.useSyncExternalStore)(ie,e,t),oe=()=>location.search,se=({ssrSearch:e}={})=>ae(oe,e==null?oe:()=>e),ce=()=>location.pathname,le=({ssrPath:e}={})=>ae(ce,e==null?ce:()=>e),ue=(e,{replace:t=!1,state:n=null}={})=>history[t?`replaceState`:`pushState`](n,``,e),de=e=>[le(e),ue],fe=Symbol.for(`wouter_v3`);if(typeof history<`u`&&window[fe]===void 0){for(let e of[`pushState`,`replaceState`]){let t=history[e];history[e]=function(){let n=t.apply(this,arguments),r=new Event(e);return r.arguments=arguments,dispatchEvent(r),n}}Object.defineProperty(window,fe,{value:!0})}var pe=(e=``)=>e===`/`?``:e,me=(e,t)=>e[0]===`~`?e.slice(1):pe(t)+e,he=(e,t)=>(e=ge(pe(e)),t=ge(t),!e||(t.toLowerCase()+`/`).startsWith(e.toLowerCase()+`/`)?t.slice(e.length)||`/`:`~`+t),ge=e=>{try{return e.includes(`%`)?decodeURI(e):e}catch{return e}},_e=e=>ge(e[0]===`?`?e.slice(1):e),ve={hook:de,searchHook:se,parser:f,base:``,ssrPath:void 0,ssrSearch:void 0,ssrContext:void 0,hrefs:e=>e,aroundNav:(e,t,n)=>e(t,n)},ye=(0,u.createContext)(ve),v=()=>(0,u.useContext)(ye);(0,u.createContext)({});var be=e=>{let[t,n]=e.hook(e);return[he(e.base,t),g((t,r)=>e.aroundNav(n,me(t,e.base),r))]},xe=()=>be(v()),Se=()=>{let e=v();return _e(e.searchHook(e))};function y(){let[e,t]=xe(),n=Se(),r=(0,u.useMemo)(()=>new URLSearchParams(n),[n]),i=r;return[r,g((n,r)=>{i=new URLSearchParams(typeof n==`function`?n(i):n);let a=i.toString();t(e+(a?`?`+a:``),r)})]}var b=(0,u.forwardRef)((e,t)=>{let n=v(),[r,i]=be(n),{to:a=``,href:o=a,onClick:s,asChild:c,children:l,className:d,replace:f,state:p,transition:m,...h}=e;return h.onClick=g(t=>{t.ctrlKey||t.metaKey||t.altKey||t.shiftKey||t.button!==0||(s?.(t),t.defaultPrevented||(t.preventDefault(),i(o,e)))}),h.href=n.hrefs(o[0]===`~`?o.slice(1):n.base+o,n),d!==void 0&&(h.className=d?.call?d(r===o):d),t&&(h.ref=t),c&&(0,u.isValidElement)(l)?(0,u.cloneElement)(l,h):(0,u.createElement)(`a`,h,l)}),x=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}},Ce=new x(`
    query Document($id: ID!) {
  document(id: $id) {
    id
    title
    source
    author
    url
    published
    text
    bylines
    sha256
    extractor
    facts {
      meetings
      people
      organisations
      memberships
      attendances
      groupAttendances
      repairs
    }
    about {
      id
      name
    }
    repairs {
      id
      before
      after
      reason
      span {
        startUtf16
        endUtf16
      }
    }
    revision {
      id
      number
      time
    }
  }
}
    `),we=new x(`
    query DocumentMeetings($id: ID!, $after: String) {
  document(id: $id) {
    id
    meetings(first: 100, after: $after) {
      pageInfo {
        ...PageState
      }
      nodes {
        id
        name
        convenedBy {
          id
          name
        }
        evidence(document: $id, first: 50) {
          ...Place
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Place on Evidence {
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
}`),Te=new x(`
    query DocumentPeople($id: ID!, $after: String) {
  document(id: $id) {
    id
    people(first: 100, after: $after) {
      pageInfo {
        ...PageState
      }
      nodes {
        id
        name
        aliases
        evidence(document: $id, first: 50) {
          ...Place
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Place on Evidence {
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
}`),Ee=new x(`
    query DocumentOrganisations($id: ID!, $after: String) {
  document(id: $id) {
    id
    organisations(first: 100, after: $after) {
      pageInfo {
        ...PageState
      }
      nodes {
        id
        name
        aliases
        evidence(document: $id, first: 50) {
          ...Place
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Place on Evidence {
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
}`),De=new x(`
    query DocumentMemberships($id: ID!, $after: String) {
  document(id: $id) {
    id
    memberships(first: 100, after: $after) {
      pageInfo {
        ...PageState
      }
      nodes {
        id
        former
        person {
          id
          name
        }
        role {
          id
          name
        }
        organisation {
          id
          name
        }
        evidence(document: $id, first: 20) {
          ...Place
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Place on Evidence {
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
}`),Oe=new x(`
    query DocumentAttendances($id: ID!, $after: String) {
  document(id: $id) {
    id
    attendances(first: 100, after: $after) {
      pageInfo {
        ...PageState
      }
      nodes {
        id
        capacities
        person {
          id
          name
        }
        meeting {
          id
          name
        }
        onBehalfOf {
          id
          name
        }
        evidence(document: $id, first: 20) {
          ...Place
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Place on Evidence {
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
}`),ke=new x(`
    query DocumentGroups($id: ID!, $after: String) {
  document(id: $id) {
    id
    groupAttendances(first: 100, after: $after) {
      pageInfo {
        ...PageState
      }
      nodes {
        id
        label
        capacities
        meeting {
          id
          name
        }
        organisations {
          id
          name
        }
        evidence(document: $id, first: 20) {
          ...Place
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Place on Evidence {
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
}`),Ae=new x(`
    query Home {
  people(first: 0) {
    totalCount
  }
  organisations(first: 0) {
    totalCount
  }
  meetings(first: 7, orderBy: DATE_DESC) {
    totalCount
    nodes {
      ...MeetingItem
    }
  }
  documents(first: 0) {
    totalCount
  }
  memberships(first: 0) {
    totalCount
  }
  attendances(first: 0) {
    totalCount
  }
  earliest: meetings(first: 1, orderBy: DATE_ASC, filter: {date: {from: "0001"}}) {
    nodes {
      id
      date
    }
  }
  latest: meetings(first: 1, orderBy: DATE_DESC, filter: {date: {from: "0001"}}) {
    nodes {
      id
      date
    }
  }
  revisions(first: 1, orderBy: NUMBER_DESC) {
    nodes {
      id
      number
      time
    }
  }
}
    fragment MeetingItem on Meeting {
  id
  name
  date
  endDate
  format
  places
  namedCount
  statedAttendance {
    count
    qualifier
  }
  convenedBy {
    id
    name
  }
}`),je=new x(`
    query Search($text: String!) {
  people(
    first: 6
    orderBy: ATTENDANCE_COUNT_DESC
    filter: {name: {contains: $text}}
  ) {
    totalCount
    nodes {
      id
      name
      memberships(first: 1) {
        nodes {
          id
          former
          role {
            id
            name
          }
          organisation {
            id
            name
          }
        }
      }
    }
  }
  organisations(first: 6, filter: {name: {contains: $text}}) {
    totalCount
    nodes {
      id
      name
      aliases
    }
  }
  meetings(first: 6, filter: {name: {contains: $text}}) {
    totalCount
    nodes {
      id
      name
      date
    }
  }
}
    `),Me=new x(`
    query People($filter: PersonFilter, $orderBy: PersonOrder!, $first: Int, $after: String, $last: Int, $before: String) {
  people(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...PageState
    }
    nodes {
      ...PersonItem
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment PersonItem on Person {
  id
  name
  aliases
  attendances(first: 0) {
    totalCount
  }
  memberships(first: 2) {
    totalCount
    nodes {
      id
      former
      role {
        id
        name
      }
      organisation {
        id
        name
      }
    }
  }
}`),Ne=new x(`
    query Organisations($filter: OrganisationFilter, $orderBy: OrganisationOrder!, $first: Int, $after: String, $last: Int, $before: String) {
  organisations(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...PageState
    }
    nodes {
      ...OrganisationItem
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment OrganisationItem on Organisation {
  id
  name
  aliases
  place
  parent {
    id
    name
  }
  people(first: 0) {
    totalCount
  }
  meetingsConvened(first: 0) {
    totalCount
  }
}`),Pe=new x(`
    query Meetings($filter: MeetingFilter, $orderBy: MeetingOrder!, $first: Int, $after: String, $last: Int, $before: String) {
  meetings(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...PageState
    }
    nodes {
      ...MeetingItem
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MeetingItem on Meeting {
  id
  name
  date
  endDate
  format
  places
  namedCount
  statedAttendance {
    count
    qualifier
  }
  convenedBy {
    id
    name
  }
}`),Fe=new x(`
    query Documents($filter: DocumentFilter, $orderBy: DocumentOrder!, $first: Int, $after: String, $last: Int, $before: String) {
  documents(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...PageState
    }
    nodes {
      ...DocumentItem
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment DocumentItem on Document {
  id
  title
  source
  published
  facts {
    meetings
    people
    attendances
    memberships
  }
}`),Ie=new x(`
    query Meeting($id: ID!) {
  meeting(id: $id) {
    ...MeetingItem
    aliases
    term
    session
    series {
      id
      name
    }
    previous {
      id
      name
      date
    }
    next {
      id
      name
      date
    }
    venues {
      id
      kind
      place
      attendances(first: 0) {
        totalCount
      }
      groupAttendances(first: 0) {
        totalCount
      }
    }
    documents(first: 50) {
      totalCount
      nodes {
        ...DocumentItem
      }
    }
    evidence(first: 10) {
      ...Passage
    }
  }
}
    fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}
fragment MeetingItem on Meeting {
  id
  name
  date
  endDate
  format
  places
  namedCount
  statedAttendance {
    count
    qualifier
  }
  convenedBy {
    id
    name
  }
}
fragment DocumentItem on Document {
  id
  title
  source
  published
  facts {
    meetings
    people
    attendances
    memberships
  }
}`),Le=new x(`
    query MeetingAttendances($id: ID!, $after: String) {
  meeting(id: $id) {
    id
    attendances(first: 60, after: $after, orderBy: ORDER) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        id
        order
        capacities
        person {
          id
          name
        }
        venue {
          id
          kind
          place
        }
        onBehalfOf {
          id
          name
        }
        memberships {
          id
          former
          role {
            id
            name
          }
          organisation {
            id
            name
          }
        }
        evidence(first: 10) {
          ...Passage
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}`),Re=new x(`
    query MeetingGroups($id: ID!, $after: String) {
  meeting(id: $id) {
    id
    groupAttendances(first: 60, after: $after, orderBy: ORDER) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        id
        label
        capacities
        statedAttendance {
          count
          qualifier
        }
        organisations {
          id
          name
        }
        venue {
          id
          kind
          place
        }
        evidence(first: 10) {
          ...Passage
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}`),ze=new x(`
    query Organisation($id: ID!) {
  organisation(id: $id) {
    id
    name
    aliases
    place
    parent {
      id
      name
    }
    children(first: 100) {
      totalCount
      nodes {
        id
        name
      }
    }
    people(first: 0) {
      totalCount
    }
    documents(first: 0) {
      totalCount
    }
    evidence(first: 1) {
      ...Passage
    }
  }
}
    fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}`),Be=new x(`
    query OrganisationPosts($id: ID!, $after: String) {
  organisation(id: $id) {
    id
    posts(first: 30, after: $after, orderBy: MEMBERSHIP_COUNT_DESC) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        id
        role {
          id
          name
        }
        memberships(first: 30, orderBy: LAST_OBSERVED_DESC) {
          totalCount
          nodes {
            ...MembershipItem
          }
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MembershipItem on Membership {
  id
  former
  observedOn
  role {
    id
    name
  }
  organisation {
    id
    name
  }
  person {
    id
    name
  }
}`),Ve=new x(`
    query OrganisationUntitled($id: ID!, $after: String) {
  organisation(id: $id) {
    id
    memberships(first: 50, after: $after, filter: {not: {role: {}}}) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        ...MembershipItem
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MembershipItem on Membership {
  id
  former
  observedOn
  role {
    id
    name
  }
  organisation {
    id
    name
  }
  person {
    id
    name
  }
}`),He=new x(`
    query OrganisationMeetings($id: ID!, $after: String) {
  organisation(id: $id) {
    id
    meetingsConvened(first: 30, after: $after) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        ...MeetingItem
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment MeetingItem on Meeting {
  id
  name
  date
  endDate
  format
  places
  namedCount
  statedAttendance {
    count
    qualifier
  }
  convenedBy {
    id
    name
  }
}`),Ue=new x(`
    query OrganisationGroups($id: ID!, $after: String) {
  organisation(id: $id) {
    id
    groupAttendances(first: 30, after: $after) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        id
        label
        capacities
        statedAttendance {
          count
          qualifier
        }
        venue {
          id
          kind
          place
        }
        meeting {
          id
          name
          date
          endDate
        }
        evidence(first: 1) {
          ...Passage
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}`),We=new x(`
    query Person($id: ID!) {
  person(id: $id) {
    id
    name
    aliases
    meetings(first: 0) {
      totalCount
    }
    mentionedIn(first: 20) {
      totalCount
      nodes {
        ...DocumentItem
      }
    }
    documents(first: 0) {
      totalCount
    }
  }
}
    fragment DocumentItem on Document {
  id
  title
  source
  published
  facts {
    meetings
    people
    attendances
    memberships
  }
}`),Ge=new x(`
    query PersonMemberships($id: ID!, $after: String) {
  person(id: $id) {
    id
    memberships(first: 50, after: $after) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        ...MembershipItem
        evidence(first: 1) {
          ...Passage
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}
fragment MembershipItem on Membership {
  id
  former
  observedOn
  role {
    id
    name
  }
  organisation {
    id
    name
  }
  person {
    id
    name
  }
}`),Ke=new x(`
    query PersonAttendances($id: ID!, $after: String) {
  person(id: $id) {
    id
    attendances(first: 30, after: $after, orderBy: DATE_DESC) {
      totalCount
      pageInfo {
        ...PageState
      }
      nodes {
        id
        order
        capacities
        venue {
          id
          kind
          place
        }
        onBehalfOf {
          id
          name
        }
        memberships {
          id
          former
          role {
            id
            name
          }
          organisation {
            id
            name
          }
        }
        meeting {
          id
          name
          date
          endDate
          format
        }
        evidenceCount
        evidence(first: 10) {
          ...Passage
        }
      }
    }
  }
}
    fragment PageState on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Passage on Evidence {
  quote
  rule
  confidence
  span {
    startUtf16
    endUtf16
  }
  document {
    id
    title
    source
    published
  }
}`),S=class extends Error{code;requestId;name=`ApiError`;constructor(e,t,n=null){super(e),this.code=t,this.requestId=n}},qe=`/graphql`;async function Je(e,t){let n;try{n=await fetch(qe,{method:`POST`,headers:{"content-type":`application/json`,accept:`application/graphql-response+json, application/json;q=0.9`},body:JSON.stringify({query:e.toString(),variables:t})})}catch(e){throw new S(String(e),`NETWORK`)}let r=n.headers.get(`x-request-id`),i=await n.json().catch(()=>null),a=i?.errors?.[0];if(a){let{code:e,requestId:t}=a.extensions??{};throw new S(a.message,e??`GRAPHQL`,t??r)}if(!i?.data)throw new S(n.statusText,`HTTP_${n.status}`,r);return i.data}var Ye=3e4,C={status:`loading`},w=new class{now;#e=new Map;constructor(e=Date.now){this.now=e}request(e,t){let n=this.#t(e);(this.now()-n.loadedAt>Ye||n.result.status===`failed`)&&(n.loadedAt=this.now(),n.result.status===`failed`&&this.#n(n,C),t().then(e=>this.#n(n,{status:`ready`,data:e}),e=>{let t=e instanceof S?e:new S(String(e),`CLIENT`);this.#n(n,{status:`failed`,error:t})}))}async get(e,t){let n=this.#t(e);if(n.result.status===`ready`&&this.now()-n.loadedAt<=Ye)return n.result.data;let r=await t();return n.loadedAt=this.now(),this.#n(n,{status:`ready`,data:r}),r}read(e){return this.#e.get(e)?.result??C}subscribe(e,t){let{listeners:n}=this.#t(e);return n.add(t),()=>n.delete(t)}#t(e){let t=this.#e.get(e);return t||(t={result:C,loadedAt:-1/0,listeners:new Set},this.#e.set(e,t)),t}#n(e,t){e.result=t,e.listeners.forEach(e=>e())}};function T(e,t){return Ze(Xe(e,t),()=>Je(e,t))}function E(e,t,n,r){return Ze(Xe(e,[t,r]),async()=>{let i=[],a=0,o=null;for(let s=0;s<r;s++){let r={id:t,after:o},s=n(await w.get(Xe(e,r),()=>Je(e,r)));if(!s||(i.push(...s.nodes),a=s.totalCount??i.length,o=s.pageInfo.hasNextPage?s.pageInfo.endCursor:null,o===null))break}return{items:i,totalCount:a,hasMore:o!==null}})}function Xe(e,t){return JSON.stringify([e.toString(),t])}function Ze(e,t){let n=(0,u.useCallback)(t=>w.subscribe(e,t),[e]),r=(0,u.useSyncExternalStore)(n,()=>w.read(e));return(0,u.useEffect)(()=>w.request(e,t),[e]),{...r,retry:()=>w.request(e,t)}}var Qe=[`zh`,`en`],$e={PRESIDED:`主持`,SPOKE:`讲话`,REPORTED:`报告`,ATTENDED:`出席`,NON_VOTING:`列席`,MET:`会见`,ELECTED:`当选`,APPOINTED:`任命`,AWARDED:`获奖`,CONVENED:`主办`,WRITTEN:`书面`,ABSENT:`请假`},et={PRESIDED:`Presided`,SPOKE:`Spoke`,REPORTED:`Reported`,ATTENDED:`Attended`,NON_VOTING:`Non-voting`,MET:`Met`,ELECTED:`Elected`,APPOINTED:`Appointed`,AWARDED:`Awarded`,CONVENED:`Convened`,WRITTEN:`In writing`,ABSENT:`Absent`},tt={IN_PERSON:`现场`,VIDEO:`视频`,TELECONFERENCE:`电视电话`,CORRESPONDENCE:`通讯方式`},nt={IN_PERSON:`In person`,VIDEO:`Video`,TELECONFERENCE:`Teleconference`,CORRESPONDENCE:`Correspondence`},rt={MAIN:`主会场`,BRANCH:`分会场`,ONLINE:`线上`},it={MAIN:`Main venue`,BRANCH:`Branch venue`,ONLINE:`Online`},at={EXACTLY:e=>`${e}人`,MORE_THAN:e=>`${e}余人`,ABOUT:e=>`约${e}人`},ot={EXACTLY:e=>e,MORE_THAN:e=>`over ${e}`,ABOUT:e=>`about ${e}`},st={brand:`会谱`,tagline:`谁在何时出席了哪次会议，以何种身份，据哪一句话。`,skip:`跳到正文`,nav:{label:`主导航`,home:`首页`,people:`人物`,organisations:`组织`,meetings:`会议`,documents:`文献`,graphiql:`GraphiQL`},language:`界面语言`,theme:{label:`外观`,system:`随系统`,light:`浅色`,dark:`深色`},kind:{person:`人物`,organisation:`组织`,meeting:`会议`,document:`文献`},capacity:$e,format:tt,venue:rt,stated:at,unknownDate:`日期不详`,untitled:`（无标题）`,titleUnknown:`职务未载`,organisationUnknown:`组织未载`,former:`原任`,onBehalfOf:`代表`,alias:`又作`,count:{people:(e,t)=>`${t}人`,meetings:(e,t)=>`${t}次会议`,attendances:(e,t)=>`出席${t}次`,documents:(e,t)=>`${t}篇文献`,observations:(e,t)=>`见于${t}日`,results:(e,t)=>`共${t}条`,named:(e,t)=>`列名${t}人`,convened:(e,t)=>`主办${t}次`},home:{holdings:`馆藏概览`,memberships:`任职`,attendances:`出席`,span:`会议日期`,revision:(e,t)=>`第${e}次修订 · ${t}`,searchLabel:`按名称查找`,searchHint:`人名、组织或会议名称`,nothing:e=>`没有名称含“${e}”的人物、组织或会议。`,allMatches:e=>`全部${e}条`,latest:`最近的会议`,allMeetings:`全部会议`,questions:`可以这样问`,questionsHint:`每一问都是一条 GraphQL 查询，点开即可在 GraphiQL 中运行、修改。`,empty:`谱中尚无内容`,emptyHint:`先读入新闻稿：`},questions:{whoAttended:`谁出席了会议？按名单次序列出身份、职务与原句。`,mostSeen:`谁出席的会议最多，担任哪些职务？`,presided:`哪些会议有人主持，谁讲了话？`,holders:`谁任秘书长，在哪些日子有据可查？`,mentioned:`谁只被提及而从未出席？`,repairs:`哪些稿件有残损文字，如何校读？`},list:{filter:`筛选`,name:`名称包含`,title:`标题包含`,from:`自`,to:`至`,dateHint:`年、年-月或年-月-日`,dateInvalid:`请写成 2020、2020-07 或 2020-07-31。`,order:`排序`,apply:`应用`,clear:`清除`,previous:`上一页`,next:`下一页`,first:`回到首页`,pages:`分页`,empty:`没有符合条件的条目。`,emptyAll:`这里还没有条目。`,orders:{NAME_ASC:`名称`,NAME_DESC:`名称，倒序`,TITLE_ASC:`标题`,DATE_DESC:`日期，近者在前`,DATE_ASC:`日期，远者在前`,PUBLISHED_DESC:`发布日期，近者在前`,PUBLISHED_ASC:`发布日期，远者在前`,ATTENDANCE_COUNT_DESC:`出席人次，多者在前`,ATTENDANCE_COUNT_ASC:`出席人次，少者在前`,MEMBERSHIP_COUNT_DESC:`任职数，多者在前`,MEETING_COUNT_DESC:`主办会议数，多者在前`}},person:{memberships:`任职`,membershipsHint:`只记有据可查的日子，不推断起止。`,attendances:`出席`,mentioned:`仅被提及`,mentionedHint:`这些文献提到此人，但未载其出席。`,noMemberships:`没有记载任职。`,noAttendances:`没有记载出席。`,post:`职务`,organisation:`组织`,observed:`见载日期`,evidence:`依据`},organisation:{parent:`上级`,place:`所在地`,children:`下级组织`,posts:`职位与任职者`,untitled:`未载职务的成员`,convened:`主办的会议`,groups:`以单位或群体出席`,noPosts:`没有记载职位。`,noConvened:`没有记载其主办的会议。`,noGroups:`没有记载其以单位出席。`,readFrom:`名称见于`},meeting:{when:`日期`,format:`形式`,places:`地点`,convenedBy:`主办`,series:`系列`,session:(e,t)=>`${e?`第${e}届`:``}${t?`第${t}次`:``}`,previous:`上一次`,next:`下一次`,stated:`所载人数`,named:`列名人数`,attendances:`出席名单`,attendancesHint:`依新闻稿所列次序。`,groupAttendances:`单位与群体`,venues:`会场`,documents:`据以记载的文献`,noAttendances:`没有列名的出席者。`,notStated:`未载`},document:{source:`来源`,author:`作者`,published:`发布`,bylines:`署名`,url:`原址`,about:`主题会议`,revision:`修订`,extractor:`提取程序`,text:`正文`,facts:`文中所载`,factsHint:`每一处着色都是一条记载的依据；点击即达其人、其会、其组织。`,layers:`显示`,layer:{person:`人物`,organisation:`组织`,meeting:`会议`,membership:`任职`,attendance:`出席`,group:`群体`,repair:`校正`},selected:`此处所载`,close:`关闭`,repaired:(e,t)=>`原文“${e}”，校读为“${t}”`,repairs:`校正`,jump:`查看原文`,noFacts:`这篇文献没有读出任何记载。`,mark:(e,t)=>`${e}：${t}`,rule:`规则`,confidence:`可信度`},evidence:{open:`在原文中查看`,more:e=>`另有${e}处依据`},more:`显示更多`,shownOf:(e,t)=>`已显示 ${e} / ${t}`,state:{loading:`正在读取…`,failed:`未能读取`,offline:`连接不上服务。请确认会谱正在运行，然后重试。`,retry:`重试`,request:`请求编号`,notFound:`没有这一页`,notFoundHint:`这个地址不对应谱中的任何条目；它可能已被撤回，或地址有误。`,goHome:`回到首页`},footer:{schema:`GraphQL 模式`,note:`所有记载均出自所引文献，原文未作改动。`}},D=(e,t)=>(n,r)=>`${r} ${n===1?e:t}`,ct={zh:st,en:{brand:`Huipu`,tagline:`Who attended which meeting, when, in what capacity – and the sentence that says so.`,skip:`Skip to content`,nav:{label:`Main`,home:`Home`,people:`People`,organisations:`Organisations`,meetings:`Meetings`,documents:`Documents`,graphiql:`GraphiQL`},language:`Language`,theme:{label:`Appearance`,system:`System`,light:`Light`,dark:`Dark`},kind:{person:`Person`,organisation:`Organisation`,meeting:`Meeting`,document:`Document`},capacity:et,format:nt,venue:it,stated:ot,unknownDate:`Date unknown`,untitled:`(untitled)`,titleUnknown:`title not stated`,organisationUnknown:`organisation not stated`,former:`former`,onBehalfOf:`On behalf of`,alias:`Also`,count:{people:D(`person`,`people`),meetings:D(`meeting`,`meetings`),attendances:D(`attendance`,`attendances`),documents:D(`document`,`documents`),observations:(e,t)=>`seen on ${t} ${e===1?`day`:`days`}`,results:D(`entry`,`entries`),named:(e,t)=>`${t} named`,convened:(e,t)=>`${t} convened`},home:{holdings:`Holdings`,memberships:`Posts held`,attendances:`Attendances`,span:`Meetings from`,revision:(e,t)=>`Revision ${e} · ${t}`,searchLabel:`Find by name`,searchHint:`A person, organisation or meeting, in Chinese`,nothing:e=>`No person, organisation or meeting has a name with “${e}”.`,allMatches:e=>`All ${e}`,latest:`Latest meetings`,allMeetings:`All meetings`,questions:`Questions to ask`,questionsHint:`Each is a GraphQL query. Open it in GraphiQL to run and change it.`,empty:`Nothing here yet`,emptyHint:`Read in some releases first:`},questions:{whoAttended:`Who attended, in the printed order, in which capacity and post, by which sentence?`,mostSeen:`Who is seen most often, and in which posts?`,presided:`Which meetings had someone presiding, and who spoke?`,holders:`Who was secretary-general (秘书长), and on which days was it observed?`,mentioned:`Who is only mentioned and attended nothing?`,repairs:`Which releases hold damaged text, and how was it read?`},list:{filter:`Filter`,name:`Name contains`,title:`Title contains`,from:`From`,to:`To`,dateHint:`year, year-month or year-month-day`,dateInvalid:`Write 2020, 2020-07 or 2020-07-31.`,order:`Order`,apply:`Apply`,clear:`Clear`,previous:`Previous`,next:`Next`,first:`First page`,pages:`Pages`,empty:`No entries match.`,emptyAll:`No entries here yet.`,orders:{NAME_ASC:`Name`,NAME_DESC:`Name, reversed`,TITLE_ASC:`Title`,DATE_DESC:`Date, newest first`,DATE_ASC:`Date, oldest first`,PUBLISHED_DESC:`Published, newest first`,PUBLISHED_ASC:`Published, oldest first`,ATTENDANCE_COUNT_DESC:`Attendances, most first`,ATTENDANCE_COUNT_ASC:`Attendances, fewest first`,MEMBERSHIP_COUNT_DESC:`Posts held, most first`,MEETING_COUNT_DESC:`Meetings convened, most first`}},person:{memberships:`Posts`,membershipsHint:`Only days on which the post was observed; spans are never inferred.`,attendances:`Attendances`,mentioned:`Only mentioned`,mentionedHint:`These documents name the person without stating an attendance.`,noMemberships:`No posts are stated.`,noAttendances:`No attendances are stated.`,post:`Title`,organisation:`Organisation`,observed:`Observed on`,evidence:`Evidence`},organisation:{parent:`Part of`,place:`Place`,children:`Organisations below`,posts:`Posts and holders`,untitled:`Members without a stated title`,convened:`Meetings convened`,groups:`Present as a group`,noPosts:`No posts are stated.`,noConvened:`No meetings are stated to be convened by it.`,noGroups:`It is not stated to be present as a group.`,readFrom:`Name read from`},meeting:{when:`Date`,format:`Format`,places:`Places`,convenedBy:`Convened by`,series:`Series`,session:(e,t)=>[e&&`term ${e}`,t&&`session ${t}`].filter(Boolean).join(`, `),previous:`Previous session`,next:`Next session`,stated:`Stated`,named:`Named`,attendances:`Attendance`,attendancesHint:`In the order the release prints.`,groupAttendances:`Groups`,venues:`Venues`,documents:`Documents it is read from`,noAttendances:`No attendee is named.`,notStated:`not stated`},document:{source:`Source`,author:`Author`,published:`Published`,bylines:`Bylines`,url:`Address`,about:`About`,revision:`Revision`,extractor:`Extractor`,text:`Text`,facts:`What it states`,factsHint:`Every marked passage is evidence. Follow it to the person, meeting or organisation.`,layers:`Show`,layer:{person:`People`,organisation:`Organisations`,meeting:`Meetings`,membership:`Posts`,attendance:`Attendances`,group:`Groups`,repair:`Repairs`},selected:`Stated here`,close:`Close`,repaired:(e,t)=>`Printed “${e}”, read as “${t}”`,repairs:`Repairs`,jump:`Show in the text`,noFacts:`Nothing was read from this document.`,mark:(e,t)=>`${e}: ${t}`,rule:`Rule`,confidence:`Confidence`},evidence:{open:`Show in the text`,more:e=>`${e} more`},more:`Show more`,shownOf:(e,t)=>`${e} of ${t} shown`,state:{loading:`Loading…`,failed:`Could not load`,offline:`The service cannot be reached. Check that Huipu is running, then try again.`,retry:`Try again`,request:`Request`,notFound:`No such page`,notFoundHint:`Nothing in the graph has this address. It may have been withdrawn, or the address is wrong.`,goHome:`Go home`},footer:{schema:`GraphQL schema`,note:`Everything stated comes from the documents quoted, whose text is unchanged.`}}},O=c(),lt=(0,u.createContext)(null);function ut(){let e=(0,u.use)(lt);if(!e)throw Error(`usePreferences outside PreferencesProvider`);return e}function k(){let{language:e}=ut();return(0,u.useMemo)(()=>{let t=new Intl.NumberFormat(e===`zh`?`zh-CN`:`en-GB`);return{t:ct[e],language:e,number:e=>t.format(e)}},[e])}function dt({children:t}){let[n,r]=pt(o,Qe,ft()),[i,s]=pt(e,a,`system`);return(0,u.useEffect)(()=>{document.documentElement.lang=n===`zh`?`zh-Hans`:`en-GB`},[n]),(0,u.useEffect)(()=>{document.documentElement.dataset.theme=i},[i]),(0,O.jsx)(lt,{value:{language:n,theme:i,setLanguage:r,setTheme:s},children:t})}function ft(){return navigator.languages.some(e=>e.toLowerCase().startsWith(`zh`))?`zh`:`en`}function pt(e,n,r){let[a,o]=(0,u.useState)(()=>t(e,n,r));return[a,t=>{i(e,t),o(t)}]}var mt=/^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;function ht(e){return mt.test(e)}function gt(e){return e?.match(mt)?.[1]??null}function A(e,t){let n=yt(e);return n?j(n,t):e}function _t(e,t,n){let r=yt(e),i=t?yt(t):null;if(!r||!i||t===e)return A(e,n);if(r.year!==i.year||!r.month||!i.month)return`${j(r,n)} – ${j(i,n)}`;let a=r.month===i.month&&r.day&&i.day;return n===`zh`?a?`${j(r,`zh`).replace(`日`,``)}–${i.day}日`:`${j(r,`zh`)} – ${j(i,`zh`).replace(`${i.year}年`,``)}`:a?`${r.day}–${j(i,`en`)}`:`${j(r,`en`).replace(` ${r.year}`,``)} – ${j(i,`en`)}`}function vt(e,t){return new Intl.DateTimeFormat(t===`zh`?`zh-CN`:`en-GB`,{dateStyle:`medium`,timeStyle:`short`}).format(new Date(e))}function yt(e){let t=e.match(mt);if(!t)return null;let[,n,r,i]=t;return{year:Number(n),...r&&{month:Number(r)},...i&&{day:Number(i)}}}var bt=[`January`,`February`,`March`,`April`,`May`,`June`,`July`,`August`,`September`,`October`,`November`,`December`];function j({year:e,month:t,day:n},r){return r===`zh`?`${e}年${t?`${t}月`:``}${n?`${n}日`:``}`:[n,t&&bt[t-1],e].filter(Boolean).join(` `)}function M({query:e,children:t}){switch(e.status){case`loading`:return(0,O.jsx)(xt,{});case`failed`:return(0,O.jsx)(St,{error:e.error,retry:e.retry});case`ready`:return t(e.data)}}function xt(){let{t:e}=k();return(0,O.jsxs)(`div`,{className:`loading`,role:`status`,children:[(0,O.jsx)(`span`,{className:`visually-hidden`,children:e.state.loading}),(0,O.jsx)(`span`,{className:`loading-line`}),(0,O.jsx)(`span`,{className:`loading-line`}),(0,O.jsx)(`span`,{className:`loading-line`})]})}function St({error:e,retry:t}){let{t:n}=k();return(0,O.jsxs)(`div`,{className:`notice notice-failure`,role:`alert`,children:[(0,O.jsx)(`h2`,{children:n.state.failed}),(0,O.jsx)(`p`,{children:e.code===`NETWORK`?n.state.offline:e.message}),(0,O.jsxs)(`p`,{className:`fine`,children:[(0,O.jsx)(`code`,{children:e.code}),e.requestId&&(0,O.jsxs)(O.Fragment,{children:[` · `,n.state.request,` `,(0,O.jsx)(`code`,{children:e.requestId})]})]}),(0,O.jsx)(`button`,{type:`button`,className:`button`,onClick:t,children:n.state.retry})]})}function Ct({children:e}){return(0,O.jsx)(`p`,{className:`empty`,children:e})}var wt={pages:[`people`,`organisations`,`meetings`,`documents`],entities:[`person`,`organisation`,`meeting`,`document`]},Tt=[`people`,`organisations`,`meetings`,`documents`],Et=/^[0-9a-z-]{1,64}$/;function Dt(e){let t=e.split(`/`).filter(e=>e!==``),[n=``,r]=t;return t.length===0?{view:`home`}:t.length===1&&wt.pages.includes(n)?{view:`list`,list:n}:t.length===2&&wt.entities.includes(n)&&Et.test(r??``)?{view:`entity`,kind:n,id:`${n}/${r}`}:null}function N(e){return`/${e}`}function Ot(e,t){return`${N(e)}?at=${t.startUtf16}-${t.endUtf16}`}function kt(e){return`/graphiql?query=${encodeURIComponent(e)}`}var At={person:`人`,organisation:`组`,meeting:`会`,document:`文`};function P({kind:e,large:t=!1}){return(0,O.jsx)(`span`,{className:`seal seal-${e}${t?` seal-large`:``}`,lang:`zh-Hans`,"aria-hidden":`true`,children:At[e]})}function F({children:e}){return(0,O.jsx)(`span`,{lang:`zh-Hans`,children:e})}function I({entity:e}){return(0,O.jsx)(b,{href:N(e.id),lang:`zh-Hans`,children:e.name})}function L(e){let{t}=k();(0,u.useEffect)(()=>{document.title=e?`${e} · ${t.brand}`:`会谱 Huipu`},[e,t])}function R({kind:e,name:t,aliases:n=[],children:r}){let{t:i}=k();return L(t),(0,O.jsxs)(`header`,{className:`entity-head`,children:[(0,O.jsxs)(`p`,{className:`eyebrow`,children:[(0,O.jsx)(P,{kind:e}),i.kind[e]]}),(0,O.jsx)(`h1`,{lang:`zh-Hans`,children:t}),n.length>0&&(0,O.jsxs)(`p`,{className:`aliases`,children:[i.alias,` `,(0,O.jsx)(F,{children:n.join(`、`)})]}),r]})}function z({title:e,count:t,hint:n,children:r}){return(0,O.jsxs)(`section`,{className:`section`,children:[(0,O.jsxs)(`div`,{className:`section-head`,children:[(0,O.jsx)(`h2`,{children:e}),t&&(0,O.jsx)(`span`,{className:`section-count`,children:t})]}),n&&(0,O.jsx)(`p`,{className:`hint`,children:n}),r]})}function jt({items:e}){let t=e.filter(([,e])=>e!=null&&e!==!1&&e!==``);return t.length===0?null:(0,O.jsx)(`dl`,{className:`properties`,children:t.map(([e,t])=>(0,O.jsxs)(`div`,{children:[(0,O.jsx)(`dt`,{children:e}),(0,O.jsx)(`dd`,{children:t})]},e))})}function B({date:e,endDate:t=null}){let{t:n,language:r}=k();return e?(0,O.jsx)(`time`,{dateTime:e,children:_t(e,t,r)}):(0,O.jsx)(`span`,{className:`unknown`,children:n.unknownDate})}function V({of:e}){let{t}=k();return(0,O.jsx)(`ul`,{className:`capacities`,children:e.map(e=>(0,O.jsx)(`li`,{className:`capacity capacity-${e.toLowerCase().replace(`_`,`-`)}`,children:t.capacity[e]},e))})}function H({posts:e}){let{t}=k();return e.length===0?null:(0,O.jsx)(`ul`,{className:`post-line`,children:e.map(e=>(0,O.jsxs)(`li`,{children:[e.former&&(0,O.jsx)(`span`,{className:`former`,children:t.former}),e.organisation&&(0,O.jsx)(I,{entity:e.organisation}),e.role&&(0,O.jsx)(F,{children:e.role.name})]},e.id))})}function U({venue:e}){let{t}=k();return(0,O.jsxs)(`span`,{className:`venue`,children:[t.venue[e.kind],e.place&&(0,O.jsxs)(O.Fragment,{children:[` · `,(0,O.jsx)(F,{children:e.place})]})]})}function W({passage:e}){let{t,language:n}=k(),{document:r,quote:i,span:a}=e;return(0,O.jsxs)(`figure`,{className:`quote`,children:[(0,O.jsx)(`blockquote`,{lang:`zh-Hans`,children:i}),(0,O.jsxs)(`figcaption`,{children:[(0,O.jsx)(b,{href:Ot(r.id,a),title:t.evidence.open,children:(0,O.jsx)(F,{children:r.title??t.untitled})}),r.source&&(0,O.jsx)(F,{children:r.source}),r.published&&(0,O.jsx)(`time`,{dateTime:r.published,children:A(r.published,n)})]})]})}function Mt({shown:e,total:t,hasMore:n,more:r}){let{t:i,number:a}=k();return n?(0,O.jsxs)(`p`,{className:`more`,children:[(0,O.jsx)(`button`,{type:`button`,className:`button`,onClick:r,children:i.more}),(0,O.jsx)(`span`,{className:`fine`,children:i.shownOf(a(e),a(t))})]}):null}function G(){let{t:e}=k();return L(e.state.notFound),(0,O.jsxs)(`div`,{className:`notice notice-missing`,children:[(0,O.jsx)(`p`,{className:`notice-glyph`,lang:`zh-Hans`,"aria-hidden":`true`,children:`阙`}),(0,O.jsx)(`h1`,{children:e.state.notFound}),(0,O.jsx)(`p`,{children:e.state.notFoundHint}),(0,O.jsx)(b,{className:`button`,href:`/`,children:e.state.goHome})]})}function Nt(e,t,n){let r=[...new Set(n)].filter(e=>e!==``).sort((e,t)=>t.length-e.length),i=[];for(let n of r){let r=e.indexOf(n,t.start);for(;r>=0&&r+n.length<=t.end;){let t=r+n.length;i.some(e=>e.start<t&&r<e.end)||i.push({start:r,end:t}),r=e.indexOf(n,t)}}return i.sort((e,t)=>e.start-t.start)}var K=[`person`,`organisation`,`meeting`,`membership`,`attendance`,`group`,`repair`];function Pt(e,t,n){let r=zt(t),i=e=>e.map(e=>n.capacity[e]).join(`、`),a=[...t.people.map(t=>q(`person`,Bt(e,t,r),t.name,[t])),...t.organisations.map(t=>q(`organisation`,Bt(e,t,r),t.name,[t])),...t.meetings.map(e=>q(`meeting`,e,e.name,[e])),...t.memberships.map(e=>q(`membership`,e,`${e.person.name} · ${e.former?n.former:``}${e.organisation?.name??``}${e.role?.name??``}`,[e.person,e.organisation])),...t.attendances.map(e=>q(`attendance`,e,`${e.person.name} · ${i(e.capacities)}`,[e.person,e.meeting])),...t.groups.map(e=>q(`group`,e,`${e.label} · ${i(e.capacities)}`,[...e.organisations,e.meeting])),...t.repairs.map(e=>{let t=`${n.document.repaired(e.before,e.after)}${e.reason&&` · ${e.reason}`}`;return{id:e.id,layer:`repair`,label:t,targets:[],places:[{rule:``,confidence:1,span:e.span}]}})];return K.flatMap(e=>a.filter(t=>t.layer===e).sort((e,t)=>Vt(e)-Vt(t)))}function Ft(e,t){return e.filter(e=>t.has(e.layer)).flatMap(e=>e.places.map(t=>({start:t.span.startUtf16,end:t.span.endUtf16,fact:e,place:t})))}var It=[`repair`,`group`,`attendance`,`meeting`,`person`,`organisation`,`membership`];function Lt({spans:e}){let t=e.at(-1);if(!t)return[];let n=e.filter(e=>e.start===t.start&&e.end===t.end),r=It.find(e=>n.some(t=>t.fact.layer===e));return n.filter(e=>e.fact.layer===r)}function Rt(e){let t=Lt(e).flatMap(({fact:e})=>e.targets.slice(0,1)),[n,...r]=new Map(t.map(e=>[e.id,e])).values();return n&&r.length===0?n:null}function zt(e){let t=new Map,n=(e,...n)=>{for(let r of n)r&&t.set(r.id,[...t.get(r.id)??[],...e])};return e.meetings.forEach(e=>n(e.evidence,...e.convenedBy)),e.memberships.forEach(e=>n(e.evidence,e.person,e.organisation)),e.attendances.forEach(e=>n(e.evidence,e.person,...e.onBehalfOf)),e.groups.forEach(e=>n(e.evidence,...e.organisations)),t}function Bt(e,t,n){let r=new Map(t.evidence.map(e=>[e.span.startUtf16,e]));for(let i of n.get(t.id)??[]){let n={start:i.span.startUtf16,end:i.span.endUtf16};for(let{start:a,end:o}of Nt(e,n,[t.name,...t.aliases]))r.has(a)||r.set(a,{...i,span:{startUtf16:a,endUtf16:o}})}let i=[...r.values()].sort((e,t)=>e.span.startUtf16-t.span.startUtf16);return{...t,evidence:i}}function q(e,t,n,r){let i=r.filter(e=>e!==null);return{id:t.id,layer:e,label:n,targets:i,places:t.evidence}}function Vt({places:e}){return Math.min(...e.map(e=>e.span.startUtf16))}function Ht({facts:e,selected:t,select:n}){let{t:r,number:i}=k(),a=e.flatMap(e=>{let n=t&&Wt(e,t);return n?[{fact:e,place:n}]:[]});return(0,O.jsxs)(`aside`,{className:`fact-panel`,"aria-label":r.document.facts,children:[t&&(0,O.jsxs)(`section`,{className:`fact-here`,"aria-live":`polite`,children:[(0,O.jsxs)(`div`,{className:`fact-here-head`,children:[(0,O.jsx)(`h2`,{children:r.document.selected}),(0,O.jsx)(`button`,{type:`button`,className:`button button-small`,onClick:()=>n(null),children:r.document.close})]}),a.length===0?(0,O.jsx)(`p`,{className:`empty`,children:r.document.noFacts}):(0,O.jsx)(`ul`,{className:`fact-list`,children:a.map(({fact:e,place:t})=>(0,O.jsx)(Ut,{fact:e,read:t},e.id))})]}),(0,O.jsx)(`h2`,{children:r.document.facts}),e.length===0&&(0,O.jsx)(`p`,{className:`empty`,children:r.document.noFacts}),K.map(t=>{let a=e.filter(e=>e.layer===t);return a.length===0?null:(0,O.jsxs)(`details`,{open:t===`meeting`||t===`repair`,children:[(0,O.jsxs)(`summary`,{children:[(0,O.jsx)(`span`,{className:`layer-dot layer-${t}`,"aria-hidden":`true`}),r.document.layer[t],(0,O.jsx)(`span`,{className:`section-count`,children:i(a.length)})]}),(0,O.jsx)(`ul`,{className:`fact-list`,children:a.map(e=>(0,O.jsx)(Ut,{fact:e,select:n},e.id))})]},t)})]})}function Ut({fact:e,read:t,select:n}){let{t:r,number:i}=k(),a=e.places[0],[o,...s]=e.targets;return(0,O.jsxs)(`li`,{children:[(0,O.jsxs)(`div`,{className:`fact`,children:[t&&(0,O.jsx)(`span`,{className:`layer-name layer-text-${e.layer}`,children:r.document.layer[e.layer]}),o?(0,O.jsx)(b,{href:N(o.id),lang:`zh-Hans`,children:e.label}):(0,O.jsx)(F,{children:e.label}),s.map(e=>(0,O.jsx)(b,{className:`fact-other`,href:N(e.id),lang:`zh-Hans`,children:e.name},e.id)),t?.rule&&(0,O.jsxs)(`span`,{className:`fine`,children:[r.document.rule,` `,(0,O.jsx)(`code`,{children:t.rule}),` · `,r.document.confidence,` `,i(t.confidence)]})]}),n&&a&&(0,O.jsxs)(`button`,{type:`button`,className:`jump`,title:r.document.jump,onClick:()=>n({start:a.span.startUtf16,end:a.span.endUtf16}),children:[(0,O.jsx)(`span`,{"aria-hidden":`true`,children:`¶`}),(0,O.jsxs)(`span`,{className:`visually-hidden`,children:[r.document.jump,`: `,e.label]})]})]})}function Wt(e,{start:t,end:n}){return e.places.find(({span:e})=>e.startUtf16<n&&t<e.endUtf16)}function Gt(e,t){let n=t.map(t=>({span:t,...qt(e,t)})).filter(({start:e,end:t})=>e<t).sort((e,t)=>t.end-t.start-(e.end-e.start)||e.start-t.start),r=[...new Set([0,e.length,...n.flatMap(({start:e,end:t})=>[e,t])])];r.sort((e,t)=>e-t);let i=[];for(let t=1;t<r.length;t++){let a=r[t-1],o=r[t],s=n.filter(e=>e.start<=a&&o<=e.end).map(e=>e.span);i.push({start:a,end:o,text:e.slice(a,o),spans:s})}return i}function Kt(e,t){let n=Gt(e,t),r=[],i=0;for(let t of e.matchAll(/[^\r\n]+/g)){if(t[0].trim()===``)continue;let a=t.index,o=a+t[0].length,s=[];for(;i<n.length&&n[i].end<=a;)i++;for(let t=i;t<n.length&&n[t].start<o;t++){let r=Math.max(n[t].start,a),i=Math.min(n[t].end,o);s.push({start:r,end:i,text:e.slice(r,i),spans:n[t].spans})}r.push({start:a,end:o,segments:s})}return r}function qt(e,t){let n=Math.min(Math.max(t.start,0),e.length),r=Math.min(Math.max(t.end,0),e.length);return Jt(e,n)&&n--,Jt(e,r)&&r++,{start:n,end:r}}function Jt(e,t){let n=e.charCodeAt(t),r=e.charCodeAt(t-1);return n>=56320&&n<=57343&&r>=55296&&r<=56319}function Yt({document:e,text:t,marks:n,selected:r}){let i=(0,u.useMemo)(()=>Kt(t,r?[...n,{...r,fact:null}]:[...n]),[t,n,r?.start,r?.end]),a=(0,u.useRef)(null),o=r&&`${r.start}-${r.end}`;return(0,u.useEffect)(()=>{o&&a.current?.querySelector(`.is-selected`)?.scrollIntoView({block:`start`})},[o]),(0,O.jsx)(`div`,{className:`marked-text`,lang:`zh-Hans`,ref:a,children:i.map(t=>(0,O.jsx)(`p`,{children:t.segments.map(t=>(0,O.jsx)(Xt,{document:e,segment:t,selected:r},t.start))},t.start))})}function Xt({document:e,segment:t,selected:n}){let{t:r}=k(),i=t.spans.filter(e=>e.fact!==null),a={...t,spans:i},o=n!==null&&n.start<=t.start&&t.end<=n.end,s=o?` is-selected`:``,c=Lt(a),l=c[0];if(!l)return o?(0,O.jsx)(`span`,{className:`is-selected`,children:t.text}):t.text;let u=l.fact.layer,d=new Set(i.map(e=>e.fact.layer)),f=`mark-${u} mark`+(d.has(`attendance`)||d.has(`group`)?` in-attendance`:``)+(d.has(`membership`)?` in-membership`:``)+s,p=c.map(e=>r.document.mark(r.document.layer[e.fact.layer],e.fact.label)).join(`
`),m=Rt(a);return m?(0,O.jsx)(b,{className:f,href:N(m.id),title:p,children:t.text}):(0,O.jsx)(b,{className:f,href:Ot(e,l.place.span),title:p,replace:!0,children:t.text})}function Zt(e){let t=e?.match(/^(\d{1,9})-(\d{1,9})$/);if(!t)return null;let n=Number(t[1]),r=Number(t[2]);return n<r?{start:n,end:r}:null}function Qt(){let[e,t]=y(),n=(0,u.useCallback)(e=>t(t=>{let n=new URLSearchParams(t);return e?n.set(`at`,`${e.start}-${e.end}`):n.delete(`at`),n},{replace:!0}),[t]);return[Zt(e.get(`at`)),n]}var J=100;function $t(e,t){let n=E(Te,e,e=>e.document?.people,J),r=E(Ee,e,e=>e.document?.organisations,J),i=E(we,e,e=>e.document?.meetings,J),a=E(De,e,e=>e.document?.memberships,J),o=E(Oe,e,e=>e.document?.attendances,J),s=E(ke,e,e=>e.document?.groupAttendances,J),c=[n,r,i,a,o,s],l=()=>c.filter(e=>e.status===`failed`).forEach(e=>e.retry()),u=c.find(e=>e.status===`failed`);return u?{status:`failed`,error:u.error,retry:l}:n.status!==`ready`||r.status!==`ready`||i.status!==`ready`||a.status!==`ready`||o.status!==`ready`||s.status!==`ready`?{status:`loading`,retry:l}:{status:`ready`,retry:l,data:{people:n.data.items,organisations:r.data.items,meetings:i.data.items,memberships:a.data.items,attendances:o.data.items,groups:s.data.items,repairs:t}}}function en({id:e}){let t=T(Ce,{id:e});return(0,O.jsx)(M,{query:t,children:({document:e})=>e?(0,O.jsx)(tn,{document:e}):(0,O.jsx)(G,{})})}function tn({document:e}){let{t}=k(),n=$t(e.id,e.repairs);return(0,O.jsxs)(O.Fragment,{children:[(0,O.jsx)(R,{kind:`document`,name:e.title??t.untitled,children:(0,O.jsx)(nn,{document:e})}),(0,O.jsx)(M,{query:n,children:t=>(0,O.jsx)(an,{document:e,statements:t})})]})}function nn({document:e}){let{t,language:n,number:r}=k();return(0,O.jsx)(jt,{items:[[t.document.source,e.source&&(0,O.jsx)(F,{children:e.source})],[t.document.author,e.author&&(0,O.jsx)(F,{children:e.author})],[t.document.published,(0,O.jsx)(B,{date:e.published},`published`)],[t.document.bylines,e.bylines.length>0&&(0,O.jsx)(F,{children:e.bylines.join(`、`)})],[t.document.about,e.about&&(0,O.jsx)(I,{entity:e.about})],[t.document.url,e.url&&(0,O.jsx)(rn,{url:e.url})],[t.document.revision,e.revision&&`${r(e.revision.number)} · ${vt(e.revision.time,n)}`],[t.document.extractor,e.extractor&&(0,O.jsx)(`code`,{children:e.extractor})]]})}function rn({url:e}){return/^https?:\/\//i.test(e)?(0,O.jsx)(`a`,{className:`address`,href:e,rel:`noreferrer noopener`,children:e}):(0,O.jsx)(`span`,{className:`address`,children:e})}function an({document:e,statements:t}){let{t:n}=k(),[r,i]=Qt(),[a,o]=(0,u.useState)(new Set(K)),s=(0,u.useMemo)(()=>Pt(e.text,t,n),[e.text,t,n]),c=(0,u.useMemo)(()=>Ft(s,a),[s,a]),l=e=>{let t=new Set(a);t.delete(e)||t.add(e),o(t)};return(0,O.jsxs)(`div`,{className:`reading`,children:[(0,O.jsxs)(`section`,{className:`reading-text`,"aria-label":n.document.text,children:[(0,O.jsx)(`p`,{className:`hint`,children:n.document.factsHint}),(0,O.jsxs)(`fieldset`,{className:`layers`,children:[(0,O.jsx)(`legend`,{className:`visually-hidden`,children:n.document.layers}),K.filter(e=>s.some(t=>t.layer===e)).map(e=>(0,O.jsxs)(`label`,{children:[(0,O.jsx)(`input`,{className:`visually-hidden`,type:`checkbox`,checked:a.has(e),onChange:()=>l(e)}),(0,O.jsx)(`span`,{className:`layer-dot layer-${e}`,"aria-hidden":`true`}),n.document.layer[e]]},e))]}),(0,O.jsx)(Yt,{document:e.id,text:e.text,marks:c,selected:r})]}),(0,O.jsx)(Ht,{facts:s,selected:r,select:i})]})}function on({person:e}){let{t,number:n}=k(),{totalCount:r}=e.attendances;return(0,O.jsxs)(`li`,{className:`row row-person`,children:[(0,O.jsx)(b,{className:`row-name`,href:N(e.id),lang:`zh-Hans`,children:e.name}),(0,O.jsxs)(`div`,{className:`row-detail`,children:[(0,O.jsx)(H,{posts:e.memberships.nodes}),e.aliases.length>0&&(0,O.jsxs)(`span`,{className:`fine`,children:[t.alias,` `,(0,O.jsx)(F,{children:e.aliases.join(`、`)})]})]}),(0,O.jsx)(`span`,{className:`row-figure`,children:t.count.attendances(r,n(r))})]})}function sn({organisation:e}){let{t,number:n}=k(),r=e.people.totalCount,i=e.meetingsConvened.totalCount;return(0,O.jsxs)(`li`,{className:`row row-organisation`,children:[(0,O.jsx)(b,{className:`row-name`,href:N(e.id),lang:`zh-Hans`,children:e.name}),(0,O.jsxs)(`div`,{className:`row-detail`,children:[e.aliases.length>0&&(0,O.jsxs)(`span`,{children:[t.alias,` `,(0,O.jsx)(F,{children:e.aliases.join(`、`)})]}),e.parent&&(0,O.jsxs)(`span`,{children:[t.organisation.parent,` `,(0,O.jsx)(I,{entity:e.parent})]})]}),(0,O.jsxs)(`span`,{className:`row-figure`,children:[t.count.people(r,n(r)),i>0&&` · ${t.count.convened(i,n(i))}`]})]})}function cn({meeting:e}){let{t,number:n}=k(),r=e.statedAttendance;return(0,O.jsxs)(`li`,{className:`row row-dated`,children:[(0,O.jsx)(`span`,{className:`row-date`,children:(0,O.jsx)(B,{date:e.date,endDate:e.endDate})}),(0,O.jsxs)(`div`,{className:`row-body`,children:[(0,O.jsx)(b,{className:`row-name`,href:N(e.id),lang:`zh-Hans`,children:e.name}),(0,O.jsxs)(`div`,{className:`row-detail`,children:[(0,O.jsx)(`span`,{children:t.format[e.format]}),e.places.length>0&&(0,O.jsx)(F,{children:e.places.join(`、`)}),(0,O.jsx)(`span`,{children:t.count.named(e.namedCount,n(e.namedCount))}),r&&(0,O.jsx)(`span`,{children:t.stated[r.qualifier](n(r.count))})]})]})]})}function ln({document:e}){let{t,number:n}=k(),{people:r,meetings:i,attendances:a}=e.facts;return(0,O.jsxs)(`li`,{className:`row row-dated`,children:[(0,O.jsx)(`span`,{className:`row-date`,children:(0,O.jsx)(B,{date:e.published})}),(0,O.jsxs)(`div`,{className:`row-body`,children:[(0,O.jsx)(b,{className:`row-name`,href:N(e.id),lang:`zh-Hans`,children:e.title??t.untitled}),(0,O.jsxs)(`div`,{className:`row-detail`,children:[e.source&&(0,O.jsx)(F,{children:e.source}),(0,O.jsx)(`span`,{children:t.count.meetings(i,n(i))}),(0,O.jsx)(`span`,{children:t.count.people(r,n(r))}),(0,O.jsx)(`span`,{children:t.count.attendances(a,n(a))})]})]})]})}var un={whoAttended:`# Who attended, in the order printed, in which capacity and post, and which sentence says so?
query WhoAttended {
  meetings(first: 1, orderBy: ATTENDANCE_COUNT_DESC) {
    nodes {
      name
      date
      attendances(first: 50, orderBy: ORDER) {
        nodes {
          order
          capacities
          person {
            name
          }
          memberships {
            role {
              name
            }
            organisation {
              name
            }
          }
          evidence(first: 1) {
            quote
          }
        }
      }
    }
  }
}
`,mostSeen:`# Who is seen most often, and in which posts?
query MostSeen {
  people(first: 10, orderBy: ATTENDANCE_COUNT_DESC) {
    nodes {
      id
      name
      attendances(first: 0) {
        totalCount
      }
      posts(first: 5) {
        nodes {
          name
        }
      }
    }
  }
}
`,presided:`# Which meetings had someone who presided, and who spoke there?
query Presided {
  meetings(first: 10, filter: { attendances: { capacities: [PRESIDED] } }) {
    totalCount
    nodes {
      name
      date
      chairs {
        name
      }
      speakers {
        name
      }
    }
  }
}
`,holders:`# Who was observed as secretary-general (秘书长), of what, and on which days?
query Holders($title: String! = "秘书长") {
  memberships(first: 20, filter: { role: { name: { eq: $title } } }) {
    totalCount
    nodes {
      person {
        name
      }
      organisation {
        name
      }
      former
      observedOn
    }
  }
}
`,mentioned:`# Who is only named, and attended nothing?
query OnlyMentioned {
  people(first: 20, filter: { attendanceCount: { eq: 0 } }) {
    totalCount
    nodes {
      name
      mentionedIn(first: 3) {
        nodes {
          title
          published
        }
      }
    }
  }
}
`,repairs:`# Which releases held damaged text, and how was it read?
query Repairs {
  documents(first: 100) {
    nodes {
      title
      published
      repairs {
        before
        after
        reason
      }
    }
  }
}
`},dn=[`whoAttended`,`mostSeen`,`presided`,`holders`,`mentioned`,`repairs`];function fn(){let{t:e}=k();return(0,O.jsx)(z,{title:e.home.questions,hint:e.home.questionsHint,children:(0,O.jsx)(`ol`,{className:`questions`,children:dn.map(t=>(0,O.jsx)(`li`,{children:(0,O.jsx)(`a`,{href:kt(un[t]),children:e.questions[t]})},t))})})}var pn=180;function mn({text:e}){let{t}=k(),n=gn(e,pn),r=T(je,{text:n});return(0,O.jsx)(`section`,{className:`results`,"aria-label":t.home.searchLabel,"aria-live":`polite`,children:(0,O.jsx)(M,{query:r,children:({people:e,organisations:r,meetings:i})=>e.totalCount+r.totalCount+i.totalCount===0?(0,O.jsx)(`p`,{className:`empty`,children:t.home.nothing(n)}):(0,O.jsxs)(`div`,{className:`results-columns`,children:[(0,O.jsx)(hn,{list:`people`,kind:`person`,text:n,total:e.totalCount,children:e.nodes.map(e=>(0,O.jsxs)(`li`,{children:[(0,O.jsx)(b,{href:N(e.id),lang:`zh-Hans`,children:e.name}),(0,O.jsx)(H,{posts:e.memberships.nodes})]},e.id))}),(0,O.jsx)(hn,{list:`organisations`,kind:`organisation`,text:n,total:r.totalCount,children:r.nodes.map(e=>(0,O.jsxs)(`li`,{children:[(0,O.jsx)(b,{href:N(e.id),lang:`zh-Hans`,children:e.name}),e.aliases.length>0&&(0,O.jsx)(`span`,{className:`fine`,children:(0,O.jsx)(F,{children:e.aliases.join(`、`)})})]},e.id))}),(0,O.jsx)(hn,{list:`meetings`,kind:`meeting`,text:n,total:i.totalCount,children:i.nodes.map(e=>(0,O.jsxs)(`li`,{children:[(0,O.jsx)(b,{href:N(e.id),lang:`zh-Hans`,children:e.name}),(0,O.jsx)(`span`,{className:`fine`,children:(0,O.jsx)(B,{date:e.date})})]},e.id))})]})})})}function hn({list:e,kind:t,text:n,total:r,children:i}){let{t:a,number:o}=k();return r===0?null:(0,O.jsxs)(`div`,{className:`results-group`,children:[(0,O.jsxs)(`h2`,{children:[(0,O.jsx)(P,{kind:t}),a.nav[e]]}),(0,O.jsx)(`ul`,{children:i}),r>i.length&&(0,O.jsx)(b,{className:`fine`,href:`/${e}?name=${encodeURIComponent(n)}`,children:a.home.allMatches(o(r))})]})}function gn(e,t){let[n,r]=(0,u.useState)(e);return(0,u.useEffect)(()=>{let n=setTimeout(()=>r(e),t);return()=>clearTimeout(n)},[e,t]),n}function _n(){let{t:e}=k();L(null);let[t,n]=y(),r=t.get(`q`)??``,i=T(Ae,{}),a=e=>n(e?{q:e}:{},{replace:!0});return(0,O.jsxs)(O.Fragment,{children:[(0,O.jsxs)(`header`,{className:`home-head`,children:[(0,O.jsx)(`h1`,{children:e.tagline}),(0,O.jsxs)(`form`,{className:`search`,role:`search`,onSubmit:e=>e.preventDefault(),children:[(0,O.jsx)(`label`,{htmlFor:`search`,children:e.home.searchLabel}),(0,O.jsx)(`input`,{id:`search`,type:`search`,value:r,onChange:e=>a(e.target.value),placeholder:e.home.searchHint,autoComplete:`off`,spellCheck:!1})]})]}),r.trim()!==``&&(0,O.jsx)(mn,{text:r.trim()}),(0,O.jsx)(M,{query:i,children:t=>t.documents.totalCount===0?(0,O.jsx)(yn,{}):(0,O.jsxs)(O.Fragment,{children:[(0,O.jsx)(vn,{data:t}),(0,O.jsxs)(`div`,{className:`home-columns`,children:[(0,O.jsxs)(z,{title:e.home.latest,children:[(0,O.jsx)(`ul`,{className:`rows`,children:t.meetings.nodes.map(e=>(0,O.jsx)(cn,{meeting:e},e.id))}),(0,O.jsx)(`p`,{className:`more`,children:(0,O.jsx)(b,{className:`button`,href:`/meetings`,children:e.home.allMeetings})})]}),(0,O.jsx)(fn,{})]})]})})]})}function vn({data:e}){let{t,language:n,number:r}=k(),i=e.earliest.nodes[0]?.date,a=e.latest.nodes[0]?.date,o=e.revisions.nodes[0],s=[[`people`,`person`,e.people.totalCount],[`organisations`,`organisation`,e.organisations.totalCount],[`meetings`,`meeting`,e.meetings.totalCount],[`documents`,`document`,e.documents.totalCount]];return(0,O.jsxs)(`section`,{className:`holdings`,"aria-label":t.home.holdings,children:[(0,O.jsxs)(`ul`,{className:`holdings-figures`,children:[s.map(([e,n,i])=>(0,O.jsx)(`li`,{children:(0,O.jsxs)(b,{href:`/${e}`,children:[(0,O.jsx)(`span`,{className:`figure`,children:r(i)}),(0,O.jsxs)(`span`,{className:`figure-label`,children:[(0,O.jsx)(P,{kind:n}),t.nav[e]]})]})},e)),(0,O.jsxs)(`li`,{children:[(0,O.jsx)(`span`,{className:`figure`,children:r(e.attendances.totalCount)}),(0,O.jsx)(`span`,{className:`figure-label`,children:t.home.attendances})]}),(0,O.jsxs)(`li`,{children:[(0,O.jsx)(`span`,{className:`figure`,children:r(e.memberships.totalCount)}),(0,O.jsx)(`span`,{className:`figure-label`,children:t.home.memberships})]})]}),(0,O.jsxs)(`p`,{className:`holdings-note`,children:[i&&a&&(0,O.jsxs)(`span`,{children:[t.home.span,` `,A(i,n),` – `,A(a,n)]}),o&&(0,O.jsx)(`span`,{children:t.home.revision(r(o.number),vt(o.time,n))})]})]})}function yn(){let{t:e}=k();return(0,O.jsxs)(`div`,{className:`notice`,children:[(0,O.jsx)(`h2`,{children:e.home.empty}),(0,O.jsx)(`p`,{children:e.home.emptyHint}),(0,O.jsx)(`pre`,{children:(0,O.jsx)(`code`,{children:`huipu ingest releases/`})})]})}function bn(e,t){let n=t=>{let n=e.get(t)??``;return ht(n)?n:``},r=e.get(`after`);return{name:e.get(`name`)?.trim()??``,from:n(`from`),to:n(`to`),order:t.find(t=>t===e.get(`order`))??t[0],after:r,before:r?null:e.get(`before`)}}function xn(e,t){let n=new URLSearchParams,r=(e,t)=>{t&&n.set(e,t)};return r(`name`,e.name.trim()),r(`from`,e.from),r(`to`,e.to),e.order!==t[0]&&r(`order`,e.order),r(`after`,e.after),r(`before`,e.before),n}function Y({after:e,before:t}){return t?{last:25,before:t}:{first:25,after:e}}function Sn({from:e,to:t}){return e||t?{from:e||null,to:t||null}:null}function X(e){let{list:t,kind:n,orders:r,dated:i,usePage:a,children:o}=e,{t:s,number:c}=k();L(s.nav[t]);let[l,u]=y(),d=bn(l,r),f=a(d),p=e=>u(xn({...d,after:null,before:null,...e},r)),m=!!(d.name||d.from||d.to);return(0,O.jsxs)(O.Fragment,{children:[(0,O.jsxs)(`header`,{className:`list-head`,children:[(0,O.jsxs)(`h1`,{children:[(0,O.jsx)(P,{kind:n,large:!0}),s.nav[t]]}),f.status===`ready`&&f.data.totalCount!==void 0&&(0,O.jsx)(`p`,{className:`list-total`,role:`status`,children:s.count.results(f.data.totalCount,c(f.data.totalCount))})]}),(0,O.jsx)(Cn,{state:d,orders:r,dated:i,nameLabel:n===`document`?s.list.title:s.list.name,show:p},`${d.name}|${d.from}|${d.to}`),(0,O.jsx)(M,{query:f,children:({nodes:e,pageInfo:t})=>e.length===0?(0,O.jsx)(Ct,{children:m?s.list.empty:s.list.emptyAll}):(0,O.jsxs)(O.Fragment,{children:[(0,O.jsx)(`ul`,{className:`rows`,children:e.map(o)}),(0,O.jsxs)(`nav`,{className:`pager`,"aria-label":s.list.pages,children:[t.hasPreviousPage&&(0,O.jsxs)(O.Fragment,{children:[(0,O.jsx)(`button`,{type:`button`,className:`button`,onClick:()=>p({}),children:s.list.first}),(0,O.jsx)(`button`,{type:`button`,className:`button`,onClick:()=>p({before:t.startCursor}),children:s.list.previous})]}),t.hasNextPage&&(0,O.jsx)(`button`,{type:`button`,className:`button`,onClick:()=>p({after:t.endCursor}),children:s.list.next})]})]})})]})}function Cn({state:e,orders:t,dated:n,nameLabel:r,show:i}){let{t:a}=k(),o=(0,u.useId)(),[s,c]=(0,u.useState)(e.name),[l,d]=(0,u.useState)(e.from),[f,p]=(0,u.useState)(e.to),m=e=>e===``||ht(e),h=!m(l)||!m(f);return(0,O.jsxs)(`form`,{className:`filter`,onSubmit:e=>{e.preventDefault(),h||i({name:s,from:l,to:f})},"aria-label":a.list.filter,children:[(0,O.jsxs)(`div`,{className:`field field-wide`,children:[(0,O.jsx)(`label`,{htmlFor:`${o}name`,children:r}),(0,O.jsx)(`input`,{id:`${o}name`,type:`search`,value:s,onChange:e=>c(e.target.value)})]}),n&&(0,O.jsxs)(O.Fragment,{children:[(0,O.jsx)(wn,{id:`${o}from`,label:a.list.from,value:l,onChange:d,invalid:!m(l)}),(0,O.jsx)(wn,{id:`${o}to`,label:a.list.to,value:f,onChange:p,invalid:!m(f)})]}),(0,O.jsxs)(`div`,{className:`field`,children:[(0,O.jsx)(`label`,{htmlFor:`${o}order`,children:a.list.order}),(0,O.jsx)(`select`,{id:`${o}order`,value:e.order,onChange:e=>{let n=t.find(t=>t===e.target.value);n&&i({order:n})},children:t.map(e=>(0,O.jsx)(`option`,{value:e,children:a.list.orders[e]},e))})]}),(0,O.jsxs)(`div`,{className:`filter-actions`,children:[(0,O.jsx)(`button`,{type:`submit`,className:`button button-strong`,children:a.list.apply}),(e.name||e.from||e.to)&&(0,O.jsx)(`button`,{type:`button`,className:`button`,onClick:()=>i({name:``,from:``,to:``}),children:a.list.clear})]}),h&&(0,O.jsx)(`p`,{className:`filter-error`,role:`alert`,children:a.list.dateInvalid})]})}function wn({id:e,label:t,value:n,onChange:r,invalid:i}){let{t:a}=k();return(0,O.jsxs)(`div`,{className:`field field-date`,children:[(0,O.jsx)(`label`,{htmlFor:e,children:t}),(0,O.jsx)(`input`,{id:e,inputMode:`numeric`,placeholder:`2020-07`,title:a.list.dateHint,value:n,onChange:e=>r(e.target.value.trim()),"aria-invalid":i})]})}var Z=e=>e?{contains:e}:null;function Q(e,t){return e.status===`ready`?{...e,data:t(e.data)}:e}var Tn=[`ATTENDANCE_COUNT_DESC`,`ATTENDANCE_COUNT_ASC`,`NAME_ASC`,`NAME_DESC`],En=e=>{let t=Sn(e);return Q(T(Me,{filter:{name:Z(e.name),attendances:t&&{meeting:{date:t}}},orderBy:e.order,...Y(e)}),e=>e.people)};function Dn(){return(0,O.jsx)(X,{list:`people`,kind:`person`,orders:Tn,dated:!0,usePage:En,children:e=>(0,O.jsx)(on,{person:e},e.id)})}var On=[`MEMBERSHIP_COUNT_DESC`,`MEETING_COUNT_DESC`,`NAME_ASC`,`NAME_DESC`],kn=e=>Q(T(Ne,{filter:{name:Z(e.name)},orderBy:e.order,...Y(e)}),e=>e.organisations);function An(){return(0,O.jsx)(X,{list:`organisations`,kind:`organisation`,orders:On,dated:!1,usePage:kn,children:e=>(0,O.jsx)(sn,{organisation:e},e.id)})}var jn=[`DATE_DESC`,`DATE_ASC`,`ATTENDANCE_COUNT_DESC`,`NAME_ASC`],Mn=e=>Q(T(Pe,{filter:{name:Z(e.name),date:Sn(e)},orderBy:e.order,...Y(e)}),e=>e.meetings);function Nn(){return(0,O.jsx)(X,{list:`meetings`,kind:`meeting`,orders:jn,dated:!0,usePage:Mn,children:e=>(0,O.jsx)(cn,{meeting:e},e.id)})}var Pn=[`PUBLISHED_DESC`,`PUBLISHED_ASC`,`TITLE_ASC`],Fn=e=>Q(T(Fe,{filter:{title:Z(e.name),published:Sn(e)},orderBy:e.order,...Y(e)}),e=>e.documents);function In(){return(0,O.jsx)(X,{list:`documents`,kind:`document`,orders:Pn,dated:!0,usePage:Fn,children:e=>(0,O.jsx)(ln,{document:e},e.id)})}function Ln(e){let t=new Map;for(let n of e){let e=t.get(n.document.id);(!e||n.quote.length>e.quote.length)&&t.set(n.document.id,n)}return[...t.values()]}function Rn(e){let[t,n]=y(),r=Number(t.get(e)),i=Number.isInteger(r)&&r>=1&&r<=100?r:1;return[i,(0,u.useCallback)(()=>{n(t=>{let n=new URLSearchParams(t);return n.set(e,String(i+1)),n},{replace:!0})},[e,i,n])]}function zn(e){return e.status===`loading`||e.status===`ready`&&e.data.items.length===0}function $(e){let{number:t}=k(),[n,r]=Rn(e.name),i=E(e.document,e.id,e.select,n),a=E(e.document,e.id,e.select,Math.max(n-1,1)),o=i.status===`loading`?a:i;return e.empty===null&&zn(o)?null:(0,O.jsx)(z,{title:e.title,count:o.status===`ready`?t(o.data.totalCount):void 0,...e.hint&&{hint:e.hint},children:(0,O.jsx)(M,{query:o,children:({items:t,totalCount:n,hasMore:i})=>t.length===0?(0,O.jsx)(Ct,{children:e.empty}):(0,O.jsxs)(O.Fragment,{children:[e.children(t),(0,O.jsx)(Mt,{shown:t.length,total:n,hasMore:i,more:r})]})})})}function Bn({attendances:e}){let{t,number:n}=k();return(0,O.jsx)(`ol`,{className:`roll`,children:e.map(({id:e,order:r,person:i,capacities:a,memberships:o,venue:s,onBehalfOf:c,evidence:l})=>(0,O.jsxs)(`li`,{value:r,className:`roll-entry`,children:[(0,O.jsx)(`span`,{className:`roll-number`,"aria-hidden":`true`,children:n(r)}),(0,O.jsxs)(`div`,{className:`roll-body`,children:[(0,O.jsxs)(`p`,{className:`roll-name`,children:[(0,O.jsx)(I,{entity:i}),(0,O.jsx)(V,{of:a})]}),(0,O.jsx)(H,{posts:o}),s&&(0,O.jsx)(U,{venue:s}),c.length>0&&(0,O.jsxs)(`p`,{className:`fine`,children:[t.onBehalfOf,` `,c.map(e=>(0,O.jsx)(I,{entity:e},e.id))]}),(0,O.jsx)(Un,{evidence:l})]})]},e))})}function Vn({groups:e}){let{t,number:n}=k();return(0,O.jsx)(`ul`,{className:`roll roll-groups`,children:e.map(({id:e,label:r,capacities:i,statedAttendance:a,organisations:o,venue:s,evidence:c})=>(0,O.jsx)(`li`,{className:`roll-entry`,children:(0,O.jsxs)(`div`,{className:`roll-body`,children:[(0,O.jsxs)(`p`,{className:`roll-name`,children:[Hn(r,o)?(0,O.jsx)(I,{entity:o[0]}):(0,O.jsx)(F,{children:r}),(0,O.jsx)(V,{of:i})]}),a&&(0,O.jsx)(`p`,{children:t.stated[a.qualifier](n(a.count))}),!Hn(r,o)&&o.length>0&&(0,O.jsx)(`p`,{className:`name-line`,children:o.map(e=>(0,O.jsx)(I,{entity:e},e.id))}),s&&(0,O.jsx)(U,{venue:s}),(0,O.jsx)(Un,{evidence:c})]})},e))})}function Hn(e,t){return t.length===1&&t[0]?.name===e}function Un({evidence:e}){let{t}=k();return e.length===0?null:(0,O.jsxs)(`details`,{className:`grounds`,children:[(0,O.jsx)(`summary`,{children:t.person.evidence}),Ln(e).map(e=>(0,O.jsx)(W,{passage:e},e.document.id))]})}var Wn=2;function Gn({id:e}){let{t,number:n}=k(),r=T(Ie,{id:e});return(0,O.jsx)(M,{query:r,children:({meeting:r})=>r?(0,O.jsxs)(O.Fragment,{children:[(0,O.jsxs)(R,{kind:`meeting`,name:r.name,aliases:r.aliases,children:[(0,O.jsx)(Kn,{meeting:r}),(0,O.jsx)(qn,{meeting:r}),Ln(r.evidence).slice(0,Wn).map(e=>(0,O.jsx)(W,{passage:e},e.document.id))]}),(0,O.jsx)($,{name:`attendances`,document:Le,id:e,select:e=>e.meeting?.attendances,title:t.meeting.attendances,hint:t.meeting.attendancesHint,empty:t.meeting.noAttendances,children:e=>(0,O.jsx)(Bn,{attendances:e})}),(0,O.jsx)($,{name:`groups`,document:Re,id:e,select:e=>e.meeting?.groupAttendances,title:t.meeting.groupAttendances,empty:null,children:e=>(0,O.jsx)(Vn,{groups:e})}),r.venues.length>0&&(0,O.jsx)(Jn,{venues:r.venues}),(0,O.jsx)(z,{title:t.meeting.documents,count:n(r.documents.totalCount),children:(0,O.jsx)(`ul`,{className:`rows`,children:r.documents.nodes.map(e=>(0,O.jsx)(ln,{document:e},e.id))})}),(0,O.jsx)(Yn,{meeting:r})]}):(0,O.jsx)(G,{})})}function Kn({meeting:e}){let{t}=k(),n=t.meeting.session(e.term,e.session);return(0,O.jsx)(jt,{items:[[t.meeting.when,(0,O.jsx)(B,{date:e.date,endDate:e.endDate},`when`)],[t.meeting.format,t.format[e.format]],[t.meeting.places,e.places.length>0&&(0,O.jsx)(F,{children:e.places.join(`、`)})],[t.meeting.convenedBy,e.convenedBy.length>0&&(0,O.jsx)(`span`,{className:`name-line`,children:e.convenedBy.map(e=>(0,O.jsx)(I,{entity:e},e.id))})],[t.meeting.series,(e.series||n)&&(0,O.jsxs)(O.Fragment,{children:[e.series&&(0,O.jsx)(F,{children:e.series.name}),` `,n]})]]})}function qn({meeting:e}){let{t,number:n}=k(),r=e.statedAttendance,i=r?Math.min(e.namedCount/r.count,1):null;return(0,O.jsxs)(`div`,{className:`headcount`,children:[(0,O.jsxs)(`dl`,{children:[(0,O.jsxs)(`div`,{children:[(0,O.jsx)(`dt`,{children:t.meeting.stated}),(0,O.jsx)(`dd`,{className:`figure`,children:r?t.stated[r.qualifier](n(r.count)):(0,O.jsx)(`span`,{className:`unknown`,children:t.meeting.notStated})})]}),(0,O.jsxs)(`div`,{children:[(0,O.jsx)(`dt`,{children:t.meeting.named}),(0,O.jsx)(`dd`,{className:`figure`,children:n(e.namedCount)})]})]}),i!==null&&(0,O.jsxs)(`svg`,{className:`share`,viewBox:`0 0 1000 6`,preserveAspectRatio:`none`,"aria-hidden":`true`,children:[(0,O.jsx)(`rect`,{className:`share-all`,width:`1000`,height:`6`}),(0,O.jsx)(`rect`,{className:`share-part`,width:Math.round(1e3*i),height:`6`})]})]})}function Jn({venues:e}){let{t,number:n}=k();return(0,O.jsx)(z,{title:t.meeting.venues,count:n(e.length),children:(0,O.jsx)(`ul`,{className:`venues`,children:e.map(e=>{let r=e.attendances.totalCount;return(0,O.jsxs)(`li`,{className:`venue-${e.kind.toLowerCase()}`,children:[(0,O.jsx)(U,{venue:e}),r>0&&(0,O.jsx)(`span`,{className:`fine`,children:t.count.people(r,n(r))})]},e.id)})})})}function Yn({meeting:{previous:e,next:t}}){let{t:n}=k();return!e&&!t?null:(0,O.jsxs)(`nav`,{className:`neighbours`,"aria-label":n.meeting.series,children:[e&&(0,O.jsxs)(`p`,{children:[(0,O.jsx)(`span`,{className:`fine`,children:n.meeting.previous}),(0,O.jsx)(I,{entity:e})]}),t&&(0,O.jsxs)(`p`,{className:`neighbours-next`,children:[(0,O.jsx)(`span`,{className:`fine`,children:n.meeting.next}),(0,O.jsx)(I,{entity:t})]})]})}function Xn({id:e}){let{t,number:n}=k(),r=T(ze,{id:e});return(0,O.jsx)(M,{query:r,children:({organisation:r})=>r?(0,O.jsxs)(O.Fragment,{children:[(0,O.jsxs)(R,{kind:`organisation`,name:r.name,aliases:r.aliases,children:[(0,O.jsxs)(`p`,{className:`summary`,children:[(0,O.jsx)(`span`,{children:t.count.people(r.people.totalCount,n(r.people.totalCount))}),(0,O.jsx)(`span`,{children:t.count.documents(r.documents.totalCount,n(r.documents.totalCount))})]}),(0,O.jsx)(jt,{items:[[t.organisation.parent,r.parent&&(0,O.jsx)(I,{entity:r.parent})],[t.organisation.place,r.place&&(0,O.jsx)(F,{children:r.place})]]})]}),(0,O.jsx)($,{name:`posts`,document:Be,id:e,select:e=>e.organisation?.posts,title:t.organisation.posts,empty:t.organisation.noPosts,children:e=>(0,O.jsx)(Zn,{posts:e})}),(0,O.jsx)($,{name:`members`,document:Ve,id:e,select:e=>e.organisation?.memberships,title:t.organisation.untitled,empty:null,children:e=>(0,O.jsx)(Qn,{memberships:e})}),(0,O.jsx)($,{name:`meetings`,document:He,id:e,select:e=>e.organisation?.meetingsConvened,title:t.organisation.convened,empty:t.organisation.noConvened,children:e=>(0,O.jsx)(`ul`,{className:`rows`,children:e.map(e=>(0,O.jsx)(cn,{meeting:e},e.id))})}),(0,O.jsx)($,{name:`groups`,document:Ue,id:e,select:e=>e.organisation?.groupAttendances,title:t.organisation.groups,empty:t.organisation.noGroups,children:e=>(0,O.jsx)(er,{groups:e})}),r.children.totalCount>0&&(0,O.jsx)(z,{title:t.organisation.children,count:n(r.children.totalCount),children:(0,O.jsx)(`ul`,{className:`name-list`,children:r.children.nodes.map(e=>(0,O.jsx)(`li`,{children:(0,O.jsx)(I,{entity:e})},e.id))})}),r.evidence.length>0&&(0,O.jsx)(z,{title:t.organisation.readFrom,children:r.evidence.map(e=>(0,O.jsx)(W,{passage:e},e.span.startUtf16))})]}):(0,O.jsx)(G,{})})}function Zn({posts:e}){let{number:t}=k();return(0,O.jsx)(`ul`,{className:`post-list`,children:e.map(e=>(0,O.jsxs)(`li`,{children:[(0,O.jsxs)(`h3`,{lang:`zh-Hans`,children:[e.role.name,(0,O.jsx)(`span`,{className:`section-count`,children:t(e.memberships.totalCount)})]}),(0,O.jsx)(Qn,{memberships:e.memberships.nodes})]},e.id))})}function Qn({memberships:e}){let{t}=k();return(0,O.jsx)(`ul`,{className:`holders`,children:e.map(e=>(0,O.jsxs)(`li`,{children:[e.former&&(0,O.jsx)(`span`,{className:`former`,children:t.former}),(0,O.jsx)(I,{entity:e.person}),(0,O.jsx)($n,{days:e.observedOn})]},e.id))})}function $n({days:e}){let{t,language:n,number:r}=k(),i=e.at(-1);return i?(0,O.jsxs)(`span`,{className:`fine`,children:[(0,O.jsx)(`time`,{dateTime:i,children:A(i,n)}),e.length>1&&` · ${t.count.observations(e.length,r(e.length))}`]}):null}function er({groups:e}){let{t,number:n}=k();return(0,O.jsx)(`ul`,{className:`entries`,children:e.map(e=>(0,O.jsxs)(`li`,{className:`entry`,children:[(0,O.jsx)(`p`,{className:`entry-date`,children:(0,O.jsx)(B,{date:e.meeting.date,endDate:e.meeting.endDate})}),(0,O.jsx)(`h3`,{children:(0,O.jsx)(I,{entity:e.meeting})}),(0,O.jsxs)(`div`,{className:`entry-facts`,children:[(0,O.jsx)(V,{of:e.capacities}),(0,O.jsx)(F,{children:e.label}),e.statedAttendance&&(0,O.jsx)(`span`,{children:t.stated[e.statedAttendance.qualifier](n(e.statedAttendance.count))}),e.venue&&(0,O.jsx)(U,{venue:e.venue})]}),e.evidence.map(e=>(0,O.jsx)(W,{passage:e},e.span.startUtf16))]},e.id))})}var tr=8;function nr(e){let t=e.map(ar),n=Math.min(...t),r=Math.max(...t);if(!(n<r))return null;let i=[];for(let e=new Date(n).getUTCFullYear()+1;Date.UTC(e,0)<=r;e++)i.push(ir(Date.UTC(e,0),n,r));return{first:n,last:r,years:i}}function rr(e,{first:t,last:n}){return ir(ar(e),t,n)}function ir(e,t,n){return Math.round(tr+(e-t)/(n-t)*984)}function ar(e){let[t=0,n=1,r=1]=e.split(`-`).map(Number);return Date.UTC(t,n-1,r)}var or=4;function sr({memberships:e}){let{t}=k(),n=nr(e.flatMap(e=>e.observedOn));return(0,O.jsx)(`div`,{className:`table-frame`,children:(0,O.jsxs)(`table`,{className:`posts`,children:[(0,O.jsx)(`thead`,{children:(0,O.jsxs)(`tr`,{children:[(0,O.jsx)(`th`,{scope:`col`,children:t.person.post}),(0,O.jsx)(`th`,{scope:`col`,children:t.person.organisation}),(0,O.jsx)(`th`,{scope:`col`,children:t.person.observed})]})}),(0,O.jsx)(`tbody`,{children:e.map(e=>(0,O.jsxs)(`tr`,{children:[(0,O.jsx)(`th`,{scope:`row`,children:(0,O.jsx)(cr,{membership:e})}),(0,O.jsx)(`td`,{children:e.organisation?(0,O.jsx)(I,{entity:e.organisation}):(0,O.jsx)(`span`,{className:`unknown`,children:t.organisationUnknown})}),(0,O.jsxs)(`td`,{children:[n&&(0,O.jsx)(ur,{range:n,days:e.observedOn}),(0,O.jsx)(lr,{days:e.observedOn})]})]},e.id))})]})})}function cr({membership:e}){let{t}=k(),{role:n,former:r,evidence:i}=e,a=i[0],o=n?(0,O.jsx)(F,{children:n.name}):(0,O.jsx)(`span`,{className:`unknown`,children:t.titleUnknown});return(0,O.jsxs)(O.Fragment,{children:[r&&(0,O.jsx)(`span`,{className:`former`,children:t.former}),a?(0,O.jsx)(b,{href:Ot(a.document.id,a.span),title:a.quote,children:o}):o]})}function lr({days:e}){let{t,language:n,number:r}=k();if(e.length===0)return(0,O.jsx)(`span`,{className:`unknown`,children:t.unknownDate});let i=e.slice(-4);return(0,O.jsxs)(`p`,{className:`days`,children:[i.map(e=>(0,O.jsx)(`time`,{dateTime:e,children:A(e,n)},e)),e.length>or&&(0,O.jsx)(`span`,{className:`fine`,children:t.count.observations(e.length,r(e.length))})]})}function ur({range:e,days:t}){return(0,O.jsxs)(`svg`,{className:`strip`,viewBox:`0 0 1000 24`,preserveAspectRatio:`none`,"aria-hidden":`true`,children:[(0,O.jsx)(`line`,{className:`strip-base`,x1:`0`,y1:`23`,x2:`1000`,y2:`23`}),e.years.map(e=>(0,O.jsx)(`line`,{className:`strip-year`,x1:e,y1:`17`,x2:e,y2:`23`},e)),t.map(t=>{let n=rr(t,e);return(0,O.jsx)(`line`,{className:`strip-day`,x1:n,y1:`2`,x2:n,y2:`23`},t)})]})}function dr({id:e}){let{t,number:n}=k(),r=T(We,{id:e});return(0,O.jsx)(M,{query:r,children:({person:r})=>r?(0,O.jsxs)(O.Fragment,{children:[(0,O.jsx)(R,{kind:`person`,name:r.name,aliases:r.aliases,children:(0,O.jsxs)(`p`,{className:`summary`,children:[(0,O.jsx)(`span`,{children:t.count.meetings(r.meetings.totalCount,n(r.meetings.totalCount))}),(0,O.jsx)(`span`,{children:t.count.documents(r.documents.totalCount,n(r.documents.totalCount))})]})}),(0,O.jsx)($,{name:`posts`,document:Ge,id:e,select:e=>e.person?.memberships,title:t.person.memberships,hint:t.person.membershipsHint,empty:t.person.noMemberships,children:e=>(0,O.jsx)(sr,{memberships:e})}),(0,O.jsx)($,{name:`attendances`,document:Ke,id:e,select:e=>e.person?.attendances,title:t.person.attendances,empty:t.person.noAttendances,children:e=>(0,O.jsx)(fr,{attendances:e})}),r.mentionedIn.totalCount>0&&(0,O.jsx)(z,{title:t.person.mentioned,hint:t.person.mentionedHint,count:n(r.mentionedIn.totalCount),children:(0,O.jsx)(`ul`,{className:`rows`,children:r.mentionedIn.nodes.map(e=>(0,O.jsx)(ln,{document:e},e.id))})})]}):(0,O.jsx)(G,{})})}function fr({attendances:e}){let{t}=k(),n=Map.groupBy(e,e=>gt(e.meeting.date));return(0,O.jsx)(`div`,{className:`chronicle`,children:[...n].map(([e,n])=>(0,O.jsxs)(`section`,{className:`chronicle-year`,children:[(0,O.jsx)(`h3`,{children:e??t.unknownDate}),(0,O.jsx)(`ol`,{children:n.map(e=>(0,O.jsx)(pr,{attendance:e},e.id))})]},e??``))})}function pr({attendance:e}){let{t,number:n}=k(),{meeting:r,venue:i,onBehalfOf:a,evidence:o,evidenceCount:s}=e,c=Ln(o),l=s-c.length;return(0,O.jsxs)(`li`,{className:`entry`,children:[(0,O.jsx)(`p`,{className:`entry-date`,children:(0,O.jsx)(B,{date:r.date,endDate:r.endDate})}),(0,O.jsx)(`h4`,{children:(0,O.jsx)(I,{entity:r})}),(0,O.jsxs)(`div`,{className:`entry-facts`,children:[(0,O.jsx)(V,{of:e.capacities}),i&&(0,O.jsx)(U,{venue:i}),(0,O.jsx)(H,{posts:e.memberships}),a.length>0&&(0,O.jsxs)(`span`,{children:[t.onBehalfOf,` `,a.map(e=>(0,O.jsx)(I,{entity:e},e.id))]})]}),c.map(e=>(0,O.jsx)(W,{passage:e},e.document.id)),l>0&&(0,O.jsx)(`p`,{className:`fine`,children:t.evidence.more(n(l))})]})}var mr={person:`people`,organisation:`organisations`,meeting:`meetings`,document:`documents`};function hr({path:e,children:t}){let{t:n}=k();return(0,O.jsxs)(`div`,{className:`shell`,children:[(0,O.jsx)(`a`,{className:`skip`,href:`#content`,children:n.skip}),(0,O.jsx)(`header`,{className:`masthead`,children:(0,O.jsxs)(`div`,{className:`masthead-row`,children:[(0,O.jsxs)(b,{className:`brand`,href:`/`,children:[(0,O.jsx)(`img`,{src:`/seal.svg`,alt:``,width:`36`,height:`36`}),(0,O.jsx)(`span`,{className:`brand-name`,lang:`zh-Hans`,children:`会谱`}),(0,O.jsx)(`span`,{className:`brand-latin`,lang:`en`,children:`Huipu`})]}),(0,O.jsx)(gr,{path:e}),(0,O.jsx)(yr,{})]})}),(0,O.jsx)(`main`,{id:`content`,className:`content`,tabIndex:-1,children:t}),(0,O.jsxs)(`footer`,{className:`colophon`,children:[(0,O.jsx)(`p`,{children:n.footer.note}),(0,O.jsxs)(`ul`,{children:[(0,O.jsx)(`li`,{children:(0,O.jsx)(`a`,{href:`/graphiql`,children:n.nav.graphiql})}),(0,O.jsx)(`li`,{children:(0,O.jsx)(`a`,{href:`/schema.graphql`,children:n.footer.schema})})]})]})]})}function gr({path:e}){let{t}=k(),n=_r(e);return(0,O.jsx)(`nav`,{className:`nav`,"aria-label":t.nav.label,children:(0,O.jsxs)(`ul`,{children:[Tt.map(e=>(0,O.jsx)(`li`,{children:(0,O.jsx)(b,{href:`/${e}`,"aria-current":n===e?`page`:void 0,children:t.nav[e]})},e)),(0,O.jsx)(`li`,{children:(0,O.jsx)(`a`,{href:`/graphiql`,children:t.nav.graphiql})})]})})}function _r(e){let t=Dt(e);return t?.view===`list`?t.list:t?.view===`entity`?mr[t.kind]:null}var vr={zh:`中文`,en:`English`};function yr(){let{t:e}=k(),{language:t,theme:n,setLanguage:r,setTheme:i}=ut();return(0,O.jsxs)(`div`,{className:`switches`,children:[(0,O.jsx)(`div`,{className:`switch`,role:`group`,"aria-label":e.language,children:Qe.map(e=>(0,O.jsx)(`button`,{type:`button`,lang:e===`zh`?`zh-Hans`:`en`,"aria-pressed":e===t,onClick:()=>r(e),children:vr[e]},e))}),(0,O.jsxs)(`label`,{className:`theme`,children:[(0,O.jsx)(`span`,{className:`visually-hidden`,children:e.theme.label}),(0,O.jsx)(`select`,{value:n,onChange:e=>i(a.find(t=>t===e.target.value)??`system`),children:a.map(t=>(0,O.jsx)(`option`,{value:t,children:e.theme[t]},t))})]})]})}var br={people:Dn,organisations:An,meetings:Nn,documents:In},xr={person:dr,organisation:Xn,meeting:Gn,document:en};function Sr(){let[e]=xe();return wr(e),(0,O.jsx)(hr,{path:e,children:(0,O.jsx)(Cr,{route:Dt(e)},e)})}function Cr({route:e}){switch(e?.view){case`home`:return(0,O.jsx)(_n,{});case`list`:{let t=br[e.list];return(0,O.jsx)(t,{})}case`entity`:{let t=xr[e.kind];return(0,O.jsx)(t,{id:e.id})}default:return(0,O.jsx)(G,{})}}function wr(e){let t=(0,u.useRef)(e),n=(0,u.useRef)(!1);(0,u.useEffect)(()=>{let e=()=>{n.current=!0};return window.addEventListener(`popstate`,e),()=>window.removeEventListener(`popstate`,e)},[]),(0,u.useEffect)(()=>{t.current!==e&&(t.current=e,n.current||(window.scrollTo(0,0),document.getElementById(`content`)?.focus({preventScroll:!0})),n.current=!1)},[e])}var Tr=document.getElementById(`root`);if(!Tr)throw Error(`the page has no #root`);(0,d.createRoot)(Tr).render((0,O.jsx)(u.StrictMode,{children:(0,O.jsx)(dt,{children:(0,O.jsx)(Sr,{})})}));