"""usage: xrename.py TREE MAPPING [--dry]: semantic renames on one snapshot, with mypy's types for members."""
import ast, sys, re, os, collections, time, symtable
from pathlib import Path
TREE=Path(sys.argv[1]).resolve(); os.chdir(TREE); DRY='--dry' in sys.argv
FLOORS=('bot','handlers','storage','messages','tests')
files={}
for f in FLOORS:
    for p in sorted((TREE/f).rglob('*.py')):
        r=p.relative_to(TREE); mod='.'.join(r.with_suffix('').parts); 
        if mod.endswith('.__init__'): mod=mod[:-9]
        files[mod]=r
src={m:(TREE/p).read_text() for m,p in files.items()}
trees={m:ast.parse(s) for m,s in src.items()}
lines={m:s.splitlines() for m,s in src.items()}
pathmod={str(p):m for m,p in files.items()}
# mapping
modmap={}   # (module, name)->new
memmap={}   # (module, Class, name)->new
for l in Path(sys.argv[2]).read_text().splitlines():
    l=l.split('#')[0].strip()
    if not l: continue
    left,new=[x.strip() for x in l.split('->')]; path,q=left.split(':'); m=pathmod.get(path)
    if m is None: print('NOFILE',path); continue
    ps=q.split('.')
    if len(ps)==1: modmap[(m,ps[0])]=new
    else: memmap[(m,ps[0],ps[1])]=new
edits=collections.defaultdict(dict)
def col8(m,line,bytecol): return len(lines[m][line-1].encode()[:bytecol].decode())
def edit(m,line,col,old,new,why):
    L=lines[m][line-1]
    if L[col:col+len(old)]!=old:
        hits=[x.start() for x in re.finditer(r'(?<![\w.])%s\b'%re.escape(old),L)] if why!='attr' else [x.start()+1 for x in re.finditer(r'\.%s\b'%re.escape(old),L)]
        if len(hits)>=1:
            for h in hits: edits[m][(line,h,len(old))]=new
        else: print('LOST',files[m],line,old,why)
        return
    k=(line,col,len(old))
    if k in edits[m] and edits[m][k]!=new: print('CLASH',files[m],k,edits[m][k],new)
    edits[m][k]=new
# definitions at module level
defs={m:set() for m in trees}
for m,t in trees.items():
    for n in ast.walk(t) if False else t.body:
        if isinstance(n,(ast.FunctionDef,ast.AsyncFunctionDef,ast.ClassDef)): defs[m].add(n.name)
        elif isinstance(n,ast.Assign):
            for x in n.targets:
                for y in ast.walk(x):
                    if isinstance(y,ast.Name): defs[m].add(y.id)
        elif isinstance(n,ast.AnnAssign) and isinstance(n.target,ast.Name): defs[m].add(n.target.id)
        elif isinstance(n,(ast.If,ast.Try)):
            for y in ast.walk(n):
                if isinstance(y,(ast.FunctionDef,ast.ClassDef)): defs[m].add(y.name)
def absmod(m,node):
    if not node.level: return node.module
    base=m.split('.') if files[m].name=='__init__.py' else m.split('.')[:-1]
    base=base[:len(base)-node.level+1]
    return '.'.join(base+([node.module] if node.module else []))
imports={m:{} for m in trees}  # local name -> (module,symbol) or (module,None)
for m,t in trees.items():
    for n in ast.walk(t):
        if isinstance(n,ast.ImportFrom):
            mm=absmod(m,n)
            for a in n.names:
                imports[m][a.asname or a.name]=(mm,a.name)
        elif isinstance(n,ast.Import):
            for a in n.names:
                if a.asname: imports[m][a.asname]=(a.name,None)
                else: imports[m][a.name.split('.')[0]]=(a.name.split('.')[0],None)
def resolve(m,name,depth=0):
    """-> ('sym',module,name) | ('mod',module) | None"""
    if depth>10: return None
    if m not in trees: return None
    if name in defs[m] and name not in imports[m]: return ('sym',m,name)
    if name in imports[m]:
        mm,s=imports[m][name]
        if s is None: return ('mod',mm) if mm in trees else None
        if name in defs[m] and False: pass
        if mm in trees:
            r=resolve(mm,s,depth+1)
            if r: return r
            if mm+'.'+s in trees: return ('mod',mm+'.'+s)
        elif mm+'.'+s in trees: return ('mod',mm+'.'+s)
        return None
    if name in defs[m]: return ('sym',m,name)
    if m+'.'+name in trees: return ('mod',m+'.'+name)
    return None
class V(ast.NodeVisitor):
    def __init__(s,m): s.m=m; s.scopes=[]
    def local(s,name): return any(name in x for x in s.scopes)
    def func(s,n):
        for d in getattr(n,'decorator_list',[]): s.visit(d)
        names=set(); glob=set()
        a=n.args
        for x in [*a.posonlyargs,*a.args,*a.kwonlyargs,*([a.vararg] if a.vararg else []),*([a.kwarg] if a.kwarg else [])]:
            names.add(x.arg)
            if x.annotation: s.visit(x.annotation)
        for d in [*a.defaults,*a.kw_defaults]:
            if d: s.visit(d)
        if getattr(n,'returns',None): s.visit(n.returns)
        body=n.body if isinstance(n.body,list) else [n.body]
        def collect(node,top=True):
            for c in ast.iter_child_nodes(node):
                if isinstance(c,(ast.FunctionDef,ast.AsyncFunctionDef,ast.ClassDef)): names.add(c.name); continue
                if isinstance(c,ast.Lambda): continue
                if isinstance(c,(ast.Global,)): glob.update(c.names)
                if isinstance(c,ast.Name) and isinstance(c.ctx,(ast.Store,ast.Del)): names.add(c.id)
                if isinstance(c,ast.ExceptHandler) and c.name: names.add(c.name)
                if isinstance(c,(ast.MatchAs,ast.MatchStar)) and c.name: names.add(c.name)
                if isinstance(c,ast.MatchMapping) and c.rest: names.add(c.rest)
                collect(c,False)
        for b in body:
            if isinstance(b,(ast.FunctionDef,ast.AsyncFunctionDef,ast.ClassDef)): names.add(b.name)
            else: 
                if isinstance(b,ast.Name): pass
                collect(ast.Module(body=[b],type_ignores=[]))
        s.scopes.append(names-glob)
        for b in body: s.visit(b)
        s.scopes.pop()
    def visit_FunctionDef(s,n):
        s.defname(n,'def'); s.func(n)
    visit_AsyncFunctionDef=visit_FunctionDef
    def visit_Lambda(s,n): s.func(n)
    def comp(s,n):
        names={y.id for g in n.generators for y in ast.walk(g.target) if isinstance(y,ast.Name)}
        s.scopes.append(names); s.generic_visit(n); s.scopes.pop()
    visit_ListComp=visit_SetComp=visit_DictComp=visit_GeneratorExp=comp
    def defname(s,n,kw):
        if not s.scopes and not getattr(s,'cls',None) and (s.m,n.name) in modmap:
            k=n.lineno
            while True:
                mm=re.search(r'\b%s\s+(%s)\b'%(kw,re.escape(n.name)),lines[s.m][k-1])
                if mm: break
                k+=1
            edit(s.m,k,mm.start(1),n.name,modmap[(s.m,n.name)],'def')
        elif not s.scopes and getattr(s,'cls',None) and (s.m,s.cls,n.name) in memmap:
            k=n.lineno
            while True:
                mm=re.search(r'\b%s\s+(%s)\b'%(kw,re.escape(n.name)),lines[s.m][k-1])
                if mm: break
                k+=1
            edit(s.m,k,mm.start(1),n.name,memmap[(s.m,s.cls,n.name)],'def')
    def visit_ClassDef(s,n):
        s.defname(n,'class')
        for d in n.decorator_list+n.bases: s.visit(d)
        for k in n.keywords: s.visit(k.value)
        old=getattr(s,'cls',None); s.cls=n.name if not s.scopes else None
        # class-level names are not visible in methods; do not scope them
        for b in n.body:
            if isinstance(b,ast.AnnAssign) and isinstance(b.target,ast.Name):
                key=(s.m,n.name,b.target.id)
                if key in memmap: edit(s.m,b.target.lineno,col8(s.m,b.target.lineno,b.target.col_offset),b.target.id,memmap[key],'field')
                s.visit(b.annotation)
                if b.value: s.visit(b.value)
            elif isinstance(b,ast.Assign) and all(isinstance(t,ast.Name) for t in b.targets):
                for t_ in b.targets:
                    key=(s.m,n.name,t_.id)
                    if key in memmap: edit(s.m,t_.lineno,col8(s.m,t_.lineno,t_.col_offset),t_.id,memmap[key],'field')
                s.visit(b.value)
            else: s.visit(b)
        s.cls=old
    def visit_Name(s,n):
        if s.local(n.id): return
        r=resolve(s.m,n.id)
        if r and r[0]=='sym' and (r[1],r[2]) in modmap and n.id==r[2]:
            edit(s.m,n.lineno,col8(s.m,n.lineno,n.col_offset),n.id,modmap[(r[1],r[2])],'name')
    def modof(s,n):
        if isinstance(n,ast.Name):
            if s.local(n.id): return None
            r=resolve(s.m,n.id); return r[1] if r and r[0]=='mod' else None
        if isinstance(n,ast.Attribute):
            b=s.modof(n.value)
            if b:
                r=resolve(b,n.attr); return r[1] if r and r[0]=='mod' else None
    def visit_Attribute(s,n):
        b=s.modof(n.value)
        if b:
            r=resolve(b,n.attr)
            if r and r[0]=='sym' and (r[1],r[2]) in modmap and n.attr==r[2]:
                edit(s.m,n.end_lineno,col8(s.m,n.end_lineno,n.end_col_offset)-len(n.attr),n.attr,modmap[(r[1],r[2])],'attr')
        s.visit(n.value)
    def visit_ImportFrom(s,n):
        mm=absmod(s.m,n)
        if mm not in trees: return
        for a in n.names:
            r=resolve(mm,a.name)
            if r and r[0]=='sym' and r[2]==a.name and (r[1],r[2]) in modmap:
                edit(s.m,a.lineno,col8(s.m,a.lineno,a.col_offset),a.name,modmap[(r[1],r[2])],'import')
    def visit_Constant(s,n):
        if isinstance(n.value,str) and getattr(s,'okstr',0) and n.lineno==n.end_lineno and re.fullmatch(r'[A-Za-z_][\w\[\]., |]*',n.value):
            c=col8(s.m,n.lineno,n.col_offset); L=lines[s.m][n.lineno-1]; e=col8(s.m,n.end_lineno,n.end_col_offset)
            for x in re.finditer(r'(?<![\w.])[A-Za-z_]\w*',L[c:e]):
                name=x.group(); r=resolve(s.m,name)
                if r and r[0]=='sym' and (r[1],r[2]) in modmap and name==r[2]:
                    edit(s.m,n.lineno,c+x.start(),name,modmap[(r[1],r[2])],'str')
    def ok(s,f):
        s.okstr=getattr(s,'okstr',0)+1; f(); s.okstr-=1
    def visit_Subscript(s,n):
        s.visit(n.value); s.ok(lambda: s.visit(n.slice))
    def visit_Call(s,n):
        if isinstance(n.func,ast.Name) and n.func.id in('cast','TypeVar'):
            s.ok(lambda: s.generic_visit(n))
        else: s.generic_visit(n)
    def visit_Assign(s,n):
        if any(isinstance(t,ast.Name) and t.id=='__all__' for t in n.targets):
            s.ok(lambda: s.generic_visit(n))
        else: s.generic_visit(n)
    def visit_AnnAssign(s,n): s.generic_visit(n)
t0=time.time()
for m in trees: V(m).visit(trees[m])
print('module-level edits',sum(map(len,edits.values())),f'{time.time()-t0:.0f}s')
# members through mypy
from mypy import build, options as mopt, nodes, types as mt
from mypy.modulefinder import BuildSource
o=mopt.Options(); o.export_types=True; o.preserve_asts=True; o.incremental=False; o.cache_dir=os.devnull; o.python_version=(3,11); o.strict_optional=True
o.plugins=['pydantic.mypy']; o.config_file='pyproject.toml'; o.ignore_missing_imports=True; o.check_untyped_defs=True; o.show_traceback=True; o.namespace_packages=True; o.explicit_package_bases=True; o.mypy_path=[str(TREE)]; o.python_executable=str(TREE/'.venv/bin/python')
sources=[BuildSource(str(p),m,None) for m,p in files.items()]
res=build.build(sources,o)
print('mypy',len(res.errors),'errors',f'{time.time()-t0:.0f}s')
memnames={k[2] for k in memmap}
byclass={f'{m}.{c}.{n}':new for (m,c,n),new in memmap.items()}
unresolved=collections.Counter()
def infos(t):
    t=mt.get_proper_type(t)
    if isinstance(t,mt.Instance): return [t.type]
    if isinstance(t,mt.UnionType): return [i for x in t.items for i in infos(x)]
    if isinstance(t,mt.TypeType): return infos(t.item)
    if isinstance(t,mt.TypeVarType): return infos(t.upper_bound) if not t.values else [i for v in t.values for i in infos(v)]
    if isinstance(t,mt.FunctionLike) and t.is_type_obj(): return [t.type_object()]
    if isinstance(t,mt.TupleType): return infos(t.partial_fallback)
    if isinstance(t,mt.LiteralType): return infos(t.fallback)
    return []
def target(info,name):
    """the new name for a member, looked up along the mro; overrides inherit a base's new name"""
    out=set(); own=None
    for b in info.mro:
        if name in b.names:
            new=byclass.get(b.fullname+'.'+name)
            if new: out.add(new)
    return out
SKIP={'node','info','type','unanalyzed_type','analyzed','typ','defn_fullname','names','metaclass_type','alias_tvars','imports','alias_deps','plugin_deps','future_import_flags','target_fallback','type_annotation','original_def','original_first_item','impl_','deco_line','dataclass_transform_spec','_fullname','special_sig','tvar_scope','removed_statements','ignored_lines','skipped_lines'}
ATTRS={}
def attrs(t):
    if t not in ATTRS:
        ATTRS[t]=[a for a in dir(t) if not a.startswith('__') and a not in SKIP and type(getattr(t,a,None)).__name__ in('getset_descriptor','member_descriptor')]
    return ATTRS[t]
class T:
    def __init__(s,m): s.m=m; s.seen=set()
    def walk(s,root):
        stack=[root]
        while stack:
            n=stack.pop()
            if isinstance(n,(list,tuple)):
                stack.extend(n); continue
            if not isinstance(n,(nodes.Node,)) or isinstance(n,(nodes.TypeInfo,nodes.SymbolTable)): continue
            if id(n) in s.seen: continue
            s.seen.add(id(n))
            if isinstance(n,nodes.MemberExpr): s.visit_member_expr(n)
            elif isinstance(n,nodes.CallExpr): s.visit_call_expr(n)
            elif type(n).__name__=='ClassPattern': s.visit_class_pattern(n)
            elif isinstance(n,nodes.FuncDef): s.visit_func_def(n)
            elif isinstance(n,nodes.ClassDef): s.visit_class_def(n)
            if isinstance(n,nodes.MypyFile): stack.extend(n.defs); continue
            for a in attrs(type(n)):
                try: v=getattr(n,a)
                except Exception: continue
                if isinstance(v,(list,tuple)) or isinstance(v,nodes.Node): stack.append(v)
    def visit_member_expr(s,e):
        if e.name in memnames and e.line>0:
            t=res.types.get(e.expr); found=set(); known=False
            if isinstance(e.expr,nodes.RefExpr) and isinstance(e.expr.node,nodes.TypeInfo): 
                found|=target(e.expr.node,e.name); known=True
            elif t is not None:
                ii=infos(t)
                for i in ii: known=True; found|=target(i,e.name)
            if len(found)==1:
                place(s.m,e,found.pop())
            elif len(found)>1: print('AMBIG',files[s.m],e.line,e.name,found)
            elif not known: unresolved[(str(files[s.m]),e.line,e.name,str(t)[:40])]+=1
    def visit_call_expr(s,e):
        names=[n for n in e.arg_names if n in memnames] if e.arg_names else []
        if not names: return
        info=None
        c=e.callee
        if isinstance(c,nodes.RefExpr) and isinstance(c.node,nodes.TypeInfo): info=c.node
        elif isinstance(c,nodes.RefExpr) and isinstance(c.node,nodes.TypeAlias): 
            ii=infos(c.node.target); info=ii[0] if ii else None
        elif isinstance(c,nodes.RefExpr) and c.fullname in('dataclasses.replace',): 
            t=res.types.get(e.args[0]); ii=infos(t) if t is not None else []; info=ii[0] if ii else None
        elif isinstance(c,nodes.RefExpr) and c.name=='cls': 
            t=res.types.get(c); ii=infos(t) if t is not None else []; info=ii[0] if ii else None
        if info is None: return
        for n,a in zip(e.arg_names,e.args):
            if n in memnames:
                f=target(info,n)
                if len(f)==1:
                    kw(s.m,a,n,f.pop())
    def visit_class_pattern(s,p):
        info=p.class_ref.node if isinstance(p.class_ref,nodes.RefExpr) else None
        if isinstance(info,nodes.TypeInfo):
            for n,v in zip(p.keyword_keys,p.keyword_values):
                if n in memnames:
                    f=target(info,n)
                    if len(f)==1: kw(s.m,v,n,f.pop())
    def visit_class_def(s,c):
        for b in c.defs.body:
            if isinstance(b,nodes.AssignmentStmt):
                for lv in b.lvalues:
                    if isinstance(lv,nodes.NameExpr) and lv.name in memnames and c.info and (c.info.fullname+'.'+lv.name) not in byclass:
                        x=target(c.info,lv.name)
                        if len(x)==1: edit(s.m,lv.line,len(lines[s.m][lv.line-1].encode()[:lv.column].decode()),lv.name,x.pop(),'field')
    def visit_func_def(s,f):
        # overriding definitions in subclasses not listed themselves
        if f.info and f.name in memnames and (f.info.fullname+'.'+f.name) not in byclass:
            x=target(f.info,f.name)
            if len(x)==1:
                k=f.line
                while k<=len(lines[s.m]):
                    mm=re.search(r'\bdef\s+(%s)\b'%re.escape(f.name),lines[s.m][k-1])
                    if mm: edit(s.m,k,mm.start(1),f.name,x.pop(),'def'); print('override',files[s.m],f.info.name,f.name); break
                    k+=1
def kw(m,node,n,new):
    line,colb=node.line,node.column
    while line>0:
        L=lines[m][line-1]
        seg=L if line!=node.line else L[:len(L.encode()[:colb].decode())]
        hits=[x.start() for x in re.finditer(r'(?<![\w.])%s\s*=(?!=)'%re.escape(n),seg)]
        if hits: edit(m,line,hits[-1],n,new,'kw'); return
        line-=1
        if node.line-line>3: print('KWLOST',files[m],node.line,n); return
def place(m,e,new):
    # the attribute's token: after the end of the base expression
    line=e.end_line or e.line; col=e.end_column
    L=lines[m][line-1]
    c=len(L.encode()[:col].decode())-len(e.name) if col is not None else -1
    if L[c:c+len(e.name)]==e.name and c>0 and L[c-1]=='.': edit(m,line,c,e.name,new,'attr')
    else:
        hits=[x.start()+1 for x in re.finditer(r'\.%s\b'%re.escape(e.name),L)]
        if hits:
            for h in hits: edits[m].setdefault((line,h,len(e.name)),new)
            if len(hits)>1: print('MULTI',files[m],line,e.name)
        else: print('ATTRLOST',files[m],e.line,line,e.name)
for m in files:
    f=res.files.get(m)
    if f is None: print('nofile',m); continue
    T(m).walk(f)
print('all edits',sum(map(len,edits.values())),f'{time.time()-t0:.0f}s')
print('unresolved',len(unresolved))
for k in sorted(unresolved): print('  ?',*k)
# structural: methods named in mapping on unrelated classes get reported by mypy later
used=collections.Counter(v for e in edits.values() for v in e.values())
for k,new in [*modmap.items(),*memmap.items()]:
    if not used[new]: print('UNUSED',k,new)
if not DRY:
    for m,es in edits.items():
        ls=src[m].splitlines(keepends=True)
        for (l,c,n),new in sorted(es.items(),reverse=True):
            ls[l-1]=ls[l-1][:c]+new+ls[l-1][c+n:]
        (TREE/files[m]).write_text(''.join(ls))
    print('applied to',len(edits),'files')
